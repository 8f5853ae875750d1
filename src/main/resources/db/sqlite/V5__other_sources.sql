-- What several sources tell of the same: one of them stands.
-- path: the named path of mappings/sources.yaml on which a reading came; twin: key of the reading that stands in its place;
-- told: 1 where receivers have ever been told of it; day: of a day's reading, days since 1970.
ALTER TABLE ledger ADD COLUMN path TEXT;
ALTER TABLE ledger ADD COLUMN twin TEXT;
ALTER TABLE ledger ADD COLUMN told INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ledger ADD COLUMN day INTEGER;
UPDATE ledger SET day = CAST(julianday(json_extract(reading, '$.day')) - 2440587.5 AS INTEGER)
  WHERE end_at IS NULL AND reading LIKE '%"day":"%';
CREATE INDEX ledger_twin ON ledger (twin) WHERE twin IS NOT NULL;

-- The primary identifier, by which readings are kept.
ALTER TABLE account_link ADD COLUMN patient TEXT;
UPDATE account_link SET patient = json_extract(identifiers, '$[0][0]') || '|' || json_extract(identifiers, '$[0][1]');

-- Accounts that a patient has or once had: beside one alone nobody else tells the same.
CREATE TABLE patient_account (
  patient TEXT NOT NULL,
  source  TEXT NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (patient, source, account)
) WITHOUT ROWID;
INSERT INTO patient_account (patient, source, account)
  SELECT patient, source, account FROM account_link WHERE patient IS NOT NULL
  UNION SELECT patient, source, account FROM ledger WHERE account IS NOT NULL;
