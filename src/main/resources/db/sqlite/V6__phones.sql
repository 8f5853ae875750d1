-- Enrolled devices of apps on phones. Their data is linked by account_link, as every account is.
CREATE TABLE phone (
  id          TEXT    NOT NULL PRIMARY KEY,
  account     TEXT    NOT NULL,
  platforms   TEXT    NOT NULL,              -- words of the contract, separated by blanks
  public_key  TEXT    NOT NULL,              -- X.509 SubjectPublicKeyInfo in base64
  phone       TEXT,                          -- hash of patient and what stays the same when the app is installed anew
  identifiers TEXT    NOT NULL,              -- JSON: [[system, value], ...], the primary one first
  enrolled_at INTEGER NOT NULL,
  revoked_at  INTEGER
);
CREATE INDEX phone_phone ON phone (phone, enrolled_at) WHERE phone IS NOT NULL;

-- Codes for one enrolment each; a code that is used up stays until it expires, for an answer that was lost.
CREATE TABLE phone_code (
  hash        TEXT    NOT NULL PRIMARY KEY,
  identifiers TEXT    NOT NULL,
  zone        TEXT,
  expires_at  INTEGER NOT NULL,
  used_by     TEXT
);
