-- What the terminal knows from the booking backend, and what became of the facts told to it.

-- A fact stays until it is accepted, and for some days after. A refused one parks its lane and stays until staff decides.
ALTER TABLE outbox ADD COLUMN offset_ms INTEGER;
ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'WAITING'
  CHECK (state IN ('WAITING', 'ACCEPTED', 'REFUSED', 'SET_ASIDE'));
ALTER TABLE outbox ADD COLUMN reason TEXT;
CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 'WAITING';
CREATE INDEX outbox_accepted ON outbox (at) WHERE state = 'ACCEPTED';

-- Lanes that have to wait: until a moment, or, parked, until staff decides.
CREATE TABLE lane (
  name          TEXT PRIMARY KEY,
  parked        INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1)),
  tries         INTEGER NOT NULL DEFAULT 0,
  not_before    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Entries used up, here and elsewhere; the key is the idempotency key of the fact that tells it.
CREATE TABLE redemption (
  key           TEXT PRIMARY KEY,
  ticket        TEXT NOT NULL,
  person        INTEGER NOT NULL,
  allowed       INTEGER NOT NULL CHECK (allowed >= 0),
  at            INTEGER NOT NULL,
  terminal      TEXT NOT NULL,
  visit         TEXT,
  released      INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX redemption_ticket ON redemption (ticket, at);

INSERT INTO redemption (key, ticket, person, allowed, at, terminal, visit)
  SELECT id, ticket, person, 0, started_at, '', id FROM visit;

ALTER TABLE ticket DROP COLUMN uses;
ALTER TABLE ticket DROP COLUMN last_use_at;
ALTER TABLE ticket DROP COLUMN last_use_by;

-- What counts of a booking now: it may have been moved after its code was issued.
ALTER TABLE ticket ADD COLUMN product TEXT;
ALTER TABLE ticket ADD COLUMN not_before INTEGER;
ALTER TABLE ticket ADD COLUMN expires INTEGER;
ALTER TABLE ticket ADD COLUMN entries INTEGER;
ALTER TABLE ticket ADD COLUMN admits INTEGER;
ALTER TABLE ticket ADD COLUMN zone TEXT;

-- Open visits of other terminals.
CREATE TABLE visit_elsewhere (
  id            TEXT PRIMARY KEY,
  holder_kind   TEXT NOT NULL,
  holder        TEXT NOT NULL,
  person        INTEGER NOT NULL,
  ticket        TEXT NOT NULL,
  started_at    INTEGER NOT NULL,
  terminal      TEXT NOT NULL,
  number        INTEGER,
  room          TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_elsewhere_holder ON visit_elsewhere (holder_kind, holder);

-- Names are sealed with a key that lies outside this file.
CREATE TABLE member (
  id            TEXT PRIMARY KEY,
  name          BLOB NOT NULL,
  blocked       INTEGER NOT NULL CHECK (blocked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE tariff (
  id            TEXT PRIMARY KEY,
  name_zh       TEXT NOT NULL,
  name_en       TEXT NOT NULL,
  fen           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement (
  id            TEXT PRIMARY KEY,
  zh            TEXT NOT NULL,
  en            TEXT NOT NULL,
  from_at       INTEGER NOT NULL,
  until_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys that a trusted key vouched for.
CREATE TABLE ticket_key (
  id            TEXT PRIMARY KEY,
  public_key    BLOB NOT NULL,
  types         TEXT NOT NULL,
  valid_from    INTEGER NOT NULL,
  valid_until   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Of a first load: how many rows came and how many are still to come.
ALTER TABLE feed ADD COLUMN rows INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN left INTEGER NOT NULL DEFAULT 0;

-- Single values of this terminal: its token (sealed), the clock's offset, its revocation.
CREATE TABLE terminal_value (
  name          TEXT PRIMARY KEY,
  value         BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What staff did about a task.
ALTER TABLE task ADD COLUMN detail TEXT NOT NULL DEFAULT '';
ALTER TABLE task ADD COLUMN action TEXT;
ALTER TABLE task ADD COLUMN done_by TEXT;
CREATE INDEX task_open ON task (made_at) WHERE done_at IS NULL;
