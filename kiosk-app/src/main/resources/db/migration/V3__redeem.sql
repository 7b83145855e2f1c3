-- An intent may also be a question to the backend: its id is the key of the check-in to come.
ALTER TABLE intent RENAME TO intent_v2;

CREATE TABLE intent (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL CHECK (kind IN ('DOOR', 'GATE', 'REDEEM')),
  target        TEXT NOT NULL,
  visit         TEXT,
  reason        TEXT NOT NULL,
  made_at       INTEGER NOT NULL,
  closed_at     INTEGER,
  outcome       TEXT CHECK (outcome IN ('DONE', 'FAILED', 'UNKNOWN')),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO intent SELECT id, kind, target, visit, reason, made_at, closed_at, outcome
  FROM intent_v2;
DROP TABLE intent_v2;

CREATE INDEX intent_open ON intent (made_at) WHERE closed_at IS NULL;
