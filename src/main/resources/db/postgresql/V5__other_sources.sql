-- What several sources tell of the same: one of them stands.
-- path: the named path of mappings/sources.yaml on which a reading came; twin: key of the reading that stands in its place;
-- told: 1 where receivers have ever been told of it; day: of a day's reading, days since 1970.
ALTER TABLE ledger ADD COLUMN path TEXT COLLATE "C";
ALTER TABLE ledger ADD COLUMN twin TEXT COLLATE "C";
ALTER TABLE ledger ADD COLUMN told INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ledger ADD COLUMN day BIGINT;
UPDATE ledger SET day = CAST(CAST(reading AS jsonb) ->> 'day' AS date) - DATE '1970-01-01'
  WHERE end_at IS NULL AND reading LIKE '%"day":"%';
CREATE INDEX ledger_twin ON ledger (twin) WHERE twin IS NOT NULL;

-- The primary identifier, by which readings are kept.
ALTER TABLE account_link ADD COLUMN patient TEXT COLLATE "C";
UPDATE account_link SET patient = (CAST(identifiers AS jsonb) -> 0 ->> 0) || '|' || (CAST(identifiers AS jsonb) -> 0 ->> 1);

-- Accounts that a patient has or once had: beside one alone nobody else tells the same.
CREATE TABLE patient_account (
  patient TEXT COLLATE "C" NOT NULL,
  source  TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (patient, source, account)
);
INSERT INTO patient_account (patient, source, account)
  SELECT patient, source, account FROM account_link WHERE patient IS NOT NULL
  UNION SELECT patient, source, account FROM ledger WHERE account IS NOT NULL;
