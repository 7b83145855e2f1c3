-- Times are milliseconds since 1970 (UTC). Ids that end in a UUID are UUIDv7 in text form.

-- What is known of tickets besides what they say themselves: a mirrored feed, and our own uses.
CREATE TABLE ticket (
  id            TEXT PRIMARY KEY,
  revoked       INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1)),
  uses          INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0),
  last_use_at   INTEGER,
  last_use_by   TEXT
) STRICT, WITHOUT ROWID;

-- One row a stay.
CREATE TABLE visit (
  id            TEXT PRIMARY KEY,
  holder_kind   TEXT NOT NULL,
  holder        TEXT NOT NULL,
  person        INTEGER NOT NULL CHECK (person >= 1),
  ticket        TEXT NOT NULL,
  started_at    INTEGER NOT NULL,
  gate_asked_at INTEGER,
  ended_at      INTEGER
) STRICT, WITHOUT ROWID;

-- One open visit per holder and person.
CREATE UNIQUE INDEX visit_open ON visit (holder_kind, holder, person) WHERE ended_at IS NULL;

-- One row a door. A row has one visit, so no two visits ever hold one door.
CREATE TABLE door (
  id            TEXT PRIMARY KEY,
  locker        TEXT NOT NULL,
  board         INTEGER NOT NULL,
  channel       INTEGER NOT NULL,
  number        INTEGER NOT NULL UNIQUE,
  room          TEXT NOT NULL,
  area          TEXT NOT NULL,
  accessible    INTEGER NOT NULL CHECK (accessible IN (0, 1)),
  state         TEXT NOT NULL DEFAULT 'FREE'
                CHECK (state IN ('FREE', 'HELD', 'RETURNING', 'OUT_OF_ORDER')),
  visit         TEXT REFERENCES visit (id),
  ends_visit    INTEGER NOT NULL DEFAULT 0 CHECK (ends_visit IN (0, 1)),
  opened_at     INTEGER,
  uses          INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('HELD', 'RETURNING')) = (visit IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A visit holds at most one door.
CREATE UNIQUE INDEX door_held ON door (visit) WHERE state = 'HELD';
CREATE INDEX door_visit ON door (visit);

-- Written before a motion, closed after it; an open one at start is settled by asking the device.
CREATE TABLE intent (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('DOOR', 'GATE')),
  target        TEXT NOT NULL,
  visit         TEXT,
  reason        TEXT NOT NULL,
  made_at       INTEGER NOT NULL,
  closed_at     INTEGER,
  outcome       TEXT CHECK (outcome IN ('DONE', 'FAILED', 'UNKNOWN')),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX intent_open ON intent (made_at) WHERE closed_at IS NULL;

-- Facts on their way to the booking backend, written in the transaction of what they tell.
CREATE TABLE outbox (
  seq           INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,
  lane          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  at            INTEGER NOT NULL,
  body          TEXT NOT NULL
) STRICT;

-- Second keys: a visit's PIN and the count of wrong tries, also of the staff PIN (empty hash).
CREATE TABLE pin (
  subject       TEXT PRIMARY KEY,
  hash          TEXT NOT NULL,
  wrong         INTEGER NOT NULL DEFAULT 0,
  locked_until  INTEGER
) STRICT, WITHOUT ROWID;

-- What staff has to look after.
CREATE TABLE task (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL,
  subject       TEXT NOT NULL,
  visit         TEXT,
  made_at       INTEGER NOT NULL,
  done_at       INTEGER
) STRICT, WITHOUT ROWID;

-- How far each mirrored feed has been applied.
CREATE TABLE feed (
  name          TEXT PRIMARY KEY,
  cursor        TEXT NOT NULL,
  applied_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
