-- Who throws away what is kept no longer, so that one engine at a time does, and when it was last brought to an end.
CREATE TABLE chore (
  name        TEXT    NOT NULL PRIMARY KEY,
  owner       TEXT,
  lease_until INTEGER,                       -- set while somebody is at it
  done_at     INTEGER
);

-- Further states. payload: 6 expired (waited for a link in vain); delivery: 7 expired (parked, and nobody decided).

-- When the bytes of a delivery were thrown away.
ALTER TABLE delivery ADD COLUMN purged_at INTEGER;

-- A reading without its value belongs to no payload any more (ledger.payload = 0), so that ledger_payload leads to those
-- that still have one; this leads to the others.
CREATE INDEX ledger_thin ON ledger (noted_at) WHERE reading IS NULL;
