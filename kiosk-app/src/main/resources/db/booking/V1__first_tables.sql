-- Times are milliseconds since 1970 (UTC). A `seq` is a place in the one sequence of changes: what
-- changes takes the next place, so a feed is a walk along `seq`.

CREATE TABLE change (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  seq           INTEGER NOT NULL
) STRICT;

INSERT INTO change (id, seq) VALUES (1, 0);

-- Single values: the venue, the id of this store, the hash of the office token.
CREATE TABLE setting (
  name          TEXT PRIMARY KEY,
  value         TEXT NOT NULL
) STRICT;

-- A terminal that was invited; tokens are kept as hashes alone.
CREATE TABLE terminal (
  id            TEXT PRIMARY KEY,
  token         TEXT UNIQUE,
  code          TEXT,
  code_expires  INTEGER,
  code_tries    INTEGER NOT NULL DEFAULT 0,
  revoked_at    INTEGER
) STRICT;

-- Every fact, for ever.
CREATE TABLE fact (
  key           TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  terminal      TEXT NOT NULL,
  lane          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  at            INTEGER NOT NULL,
  corrected_at  INTEGER NOT NULL,
  visit         TEXT,
  body          TEXT NOT NULL
) STRICT;

CREATE INDEX fact_visit ON fact (visit, seq);
CREATE INDEX fact_kind ON fact (kind);

CREATE TABLE redemption (
  key           TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  ticket        TEXT NOT NULL,
  person        INTEGER NOT NULL,
  allowed       INTEGER NOT NULL CHECK (allowed >= 0),
  at            INTEGER NOT NULL,
  terminal      TEXT NOT NULL,
  visit         TEXT NOT NULL,
  released      INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1))
) STRICT;

CREATE INDEX redemption_ticket ON redemption (ticket, at, terminal);

-- Entries given back before they were heard of: a question that was still on its way grants nothing.
CREATE TABLE released_early (
  key           TEXT PRIMARY KEY
) STRICT;

CREATE TABLE visit (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  holder_kind   TEXT NOT NULL,
  holder        TEXT NOT NULL,
  person        INTEGER NOT NULL,
  ticket        TEXT NOT NULL,
  started_at    INTEGER NOT NULL,
  terminal      TEXT NOT NULL,
  number        INTEGER,
  room          TEXT,
  ended_at      INTEGER
) STRICT;

CREATE INDEX visit_open ON visit (id) WHERE ended_at IS NULL;

CREATE TABLE ticket (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  product       TEXT NOT NULL,
  not_before    INTEGER NOT NULL,
  expires       INTEGER NOT NULL,
  entries       INTEGER NOT NULL,
  admits        INTEGER NOT NULL,
  zone          TEXT NOT NULL
) STRICT;

-- `key` and `signature` of a terminal's revocation; empty for a ticket's.
CREATE TABLE revocation (
  kind          TEXT NOT NULL CHECK (kind IN ('ticket', 'terminal')),
  id            TEXT NOT NULL,
  seq           INTEGER NOT NULL UNIQUE,
  at            INTEGER NOT NULL,
  key           TEXT NOT NULL,
  signature     TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;

-- Public halves; the secret ones lie outside this file.
CREATE TABLE signing_key (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  public_key    TEXT NOT NULL,
  type          TEXT NOT NULL,
  valid_from    INTEGER NOT NULL,
  valid_until   INTEGER NOT NULL,
  signed_by     TEXT NOT NULL,
  signature     TEXT NOT NULL
) STRICT;

-- `name` is sealed with a key that lies outside this file.
CREATE TABLE member (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  blocked       INTEGER NOT NULL CHECK (blocked IN (0, 1)),
  removed       INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE tariff (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  name_zh       TEXT NOT NULL,
  name_en       TEXT NOT NULL,
  fen           INTEGER NOT NULL,
  removed       INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE announcement (
  id            TEXT PRIMARY KEY,
  seq           INTEGER NOT NULL UNIQUE,
  zh            TEXT NOT NULL,
  en            TEXT NOT NULL,
  from_at       INTEGER NOT NULL,
  until_at      INTEGER NOT NULL,
  removed       INTEGER NOT NULL CHECK (removed IN (0, 1))
) STRICT;
