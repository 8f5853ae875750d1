-- Times are microseconds since 1970. Partial indexes hold only what still has to be done, so that they stay small.

-- state: -1 receiving, 0 kept, 1 working, 2 done, 3 waiting for a link, 4 refused, 5 failed
CREATE TABLE payload (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT    NOT NULL UNIQUE,
  source      TEXT    NOT NULL,
  stream      TEXT    NOT NULL,
  account     TEXT,
  received_at INTEGER NOT NULL,
  media_type  TEXT    NOT NULL,
  length      INTEGER NOT NULL,
  state       INTEGER NOT NULL,
  position    INTEGER NOT NULL DEFAULT 0,
  attempt     INTEGER NOT NULL DEFAULT 0,
  owner       TEXT,                          -- the engine that works on it
  lease_until INTEGER,                       -- set while somebody works on it
  due_at      INTEGER NOT NULL,
  again       INTEGER NOT NULL DEFAULT 0,    -- 1: somebody asked for it while it was being worked on
  replay      INTEGER NOT NULL DEFAULT 0,
  replay_to   TEXT,
  counts      TEXT,                          -- what it came to, as JSON
  done_at     INTEGER,
  purged_at   INTEGER                        -- when its body was thrown away
);
CREATE INDEX payload_due ON payload (due_at, seq) WHERE state = 0;
CREATE INDEX payload_lease ON payload (lease_until) WHERE lease_until IS NOT NULL;

-- id: the payload's seq * 2^20 + number of the chunk
CREATE TABLE body (
  id     INTEGER PRIMARY KEY,
  packed INTEGER NOT NULL,
  bytes  BLOB    NOT NULL
);

CREATE TABLE ledger (
  id              INTEGER PRIMARY KEY,
  key             TEXT    NOT NULL UNIQUE,
  version         INTEGER NOT NULL,
  received_at     INTEGER NOT NULL,          -- of the payload that it comes from: of equal versions the later stands
  fingerprint     TEXT    NOT NULL,
  status          TEXT    NOT NULL,
  metric          TEXT    NOT NULL,
  patient         TEXT    NOT NULL,
  start_at        INTEGER NOT NULL,
  end_at          INTEGER,
  source          TEXT    NOT NULL,
  account         TEXT,
  payload         INTEGER NOT NULL,
  mapping         TEXT    NOT NULL,
  mapping_version INTEGER NOT NULL,
  reading         TEXT,                      -- as JSON; null once retention has thrown the value away
  noted_at        INTEGER NOT NULL,
  item            TEXT                      -- the item that said it last, where its mapping lets items replace
);
CREATE INDEX ledger_series ON ledger (patient, metric, start_at);
CREATE INDEX ledger_payload ON ledger (payload);
CREATE INDEX ledger_item ON ledger (item, start_at) WHERE item IS NOT NULL;

-- state: 0 behind another of its order key, 1 ready, 2 claimed, 3 in flight, 4 delivered, 5 parked, 6 replaced.
-- Of one destination and order key at most one row is in 1, 2 or 3. The order is (place, id): parts of a split message
-- have a smaller place than what follows it.
CREATE TABLE delivery (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT    NOT NULL,
  destination TEXT    NOT NULL,
  order_key   TEXT    NOT NULL,
  place       INTEGER NOT NULL,
  media_type  TEXT    NOT NULL,
  readings    INTEGER NOT NULL,
  payload     INTEGER NOT NULL,
  source      TEXT    NOT NULL,
  state       INTEGER NOT NULL,
  attempts    INTEGER NOT NULL DEFAULT 0,
  owner       TEXT,
  lease_until INTEGER,
  due_at      INTEGER NOT NULL,
  queued_at   INTEGER NOT NULL,
  settled_at  INTEGER,
  took        INTEGER,                       -- microseconds of the last attempt
  problem     TEXT,
  receiver    TEXT                           -- the receiver's own words
);
CREATE INDEX delivery_payload ON delivery (payload, key);
CREATE INDEX delivery_ready ON delivery (destination, due_at, id) WHERE state = 1;
CREATE INDEX delivery_order ON delivery (destination, order_key, place, id) WHERE state < 4;
CREATE INDEX delivery_lease ON delivery (lease_until) WHERE lease_until IS NOT NULL;

-- the bytes of a delivery; apart from it, so that a change of state doesn't rewrite them
CREATE TABLE message (
  id    INTEGER PRIMARY KEY,
  bytes BLOB    NOT NULL
);

-- the id under which a receiver keeps a reading, for those that find nothing by ours; empty where it did not tell
CREATE TABLE remote (
  destination TEXT NOT NULL,
  key         TEXT NOT NULL,
  id          TEXT NOT NULL,
  PRIMARY KEY (destination, key)
) WITHOUT ROWID;

-- decision: 0 open, 1 accepted, 2 refused
CREATE TABLE parked (
  id         INTEGER PRIMARY KEY,
  payload    INTEGER NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  key        TEXT    NOT NULL,
  version    INTEGER NOT NULL,
  metric     TEXT    NOT NULL,
  start_at   INTEGER NOT NULL,
  status     TEXT    NOT NULL,
  source     TEXT    NOT NULL,
  account    TEXT,
  code       TEXT    NOT NULL,
  problem    TEXT    NOT NULL,
  parked_at  INTEGER NOT NULL,
  decision   INTEGER NOT NULL DEFAULT 0,
  decided_by TEXT,
  decided_at INTEGER,
  UNIQUE (payload, key)
);
CREATE INDEX parked_key ON parked (key);

CREATE TABLE problem (
  id       INTEGER PRIMARY KEY,
  payload  INTEGER NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  code     TEXT    NOT NULL,
  message  TEXT    NOT NULL,
  place    TEXT    NOT NULL,
  hint     TEXT,
  noted_at INTEGER NOT NULL
);
CREATE INDEX problem_payload ON problem (payload);

-- payloads with readings of an account that is linked to nobody
CREATE TABLE waiting (
  source  TEXT    NOT NULL,
  account TEXT    NOT NULL,
  payload INTEGER NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  PRIMARY KEY (source, account, payload)
) WITHOUT ROWID;
CREATE INDEX waiting_payload ON waiting (payload);

CREATE TABLE account_link (
  source      TEXT    NOT NULL,
  account     TEXT    NOT NULL,
  identifiers TEXT    NOT NULL,              -- JSON: [[system, value], ...], the primary one first
  zone        TEXT,
  since       INTEGER NOT NULL,
  PRIMARY KEY (source, account)
) WITHOUT ROWID;

-- counts since the beginning, written in the transaction that they count
CREATE TABLE tally (
  source      TEXT    NOT NULL,
  kind        TEXT    NOT NULL,              -- payload, item, skip, reading, delivery
  name        TEXT    NOT NULL,
  destination TEXT    NOT NULL,
  n           INTEGER NOT NULL,
  PRIMARY KEY (source, kind, name, destination)
) WITHOUT ROWID;
