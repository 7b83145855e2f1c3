-- Faces of members who agreed. Images are never kept; a template is sealed with a key that lies
-- outside this file, and lives exactly as long as the consent it stands on.

-- Stays after its end, as the record that there was consent and that it was ended.
CREATE TABLE face_consent (
  id            TEXT PRIMARY KEY,
  member        TEXT NOT NULL,
  text_version  TEXT NOT NULL,
  stated        TEXT NOT NULL CHECK (stated IN ('FOURTEEN_OR_OVER', 'GUARDIAN')),
  given_at      INTEGER NOT NULL,
  until         INTEGER NOT NULL CHECK (until > given_at),
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  ended_at      INTEGER,
  ending        TEXT CHECK (ending IN ('WITHDRAWN', 'EXPIRED', 'ABANDONED', 'REPLACED')),
  UNIQUE (id, active),
  CHECK ((active = 0) = (ended_at IS NOT NULL)),
  CHECK ((active = 0) = (ending IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX face_consent_active ON face_consent (member) WHERE active = 1;

-- The two-column key makes it impossible to end a consent while its template is there.
CREATE TABLE face_template (
  consent       TEXT PRIMARY KEY,
  active        INTEGER NOT NULL DEFAULT 1 CHECK (active = 1),
  model         TEXT NOT NULL,
  sealed        BLOB NOT NULL,
  made_at       INTEGER NOT NULL,
  FOREIGN KEY (consent, active) REFERENCES face_consent (id, active)
) STRICT, WITHOUT ROWID;

-- One line for everything that was done with a face.
CREATE TABLE face_use (
  seq           INTEGER PRIMARY KEY AUTOINCREMENT,
  at            INTEGER NOT NULL,
  what          TEXT NOT NULL CHECK (what IN (
                  'CONSENTED', 'ENROLLED', 'MATCHED', 'NOT_MATCHED', 'NOT_LIVE',
                  'WITHDRAWN', 'EXPIRED', 'ABANDONED', 'REPLACED')),
  member        TEXT
) STRICT;
