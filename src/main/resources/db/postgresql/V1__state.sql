-- Times are microseconds since 1970. Partial indexes hold only what still has to be done, so that they stay small.

-- state: -1 receiving, 0 kept, 1 working, 2 done, 3 waiting for a link, 4 refused, 5 failed
CREATE TABLE payload (
  seq         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id          TEXT COLLATE "C" NOT NULL UNIQUE,
  source      TEXT COLLATE "C" NOT NULL,
  stream      TEXT NOT NULL,
  account     TEXT,
  received_at BIGINT NOT NULL,
  media_type  TEXT NOT NULL,
  length      BIGINT NOT NULL,
  state       INTEGER NOT NULL,
  position    BIGINT NOT NULL DEFAULT 0,
  attempt     INTEGER NOT NULL DEFAULT 0,
  owner       TEXT,                          -- the engine that works on it
  lease_until BIGINT,                       -- set while somebody works on it
  due_at      BIGINT NOT NULL,
  again       INTEGER NOT NULL DEFAULT 0,    -- 1: somebody asked for it while it was being worked on
  replay      INTEGER NOT NULL DEFAULT 0,
  replay_to   TEXT,
  counts      TEXT,                          -- what it came to, as JSON
  done_at     BIGINT,
  purged_at   BIGINT -- when its body was thrown away
);
CREATE INDEX payload_due ON payload (due_at, seq) WHERE state = 0;
CREATE INDEX payload_lease ON payload (lease_until) WHERE lease_until IS NOT NULL;

-- id: the payload's seq * 2^20 + number of the chunk
CREATE TABLE body (
  id     BIGINT PRIMARY KEY,
  packed INTEGER NOT NULL,
  bytes  BYTEA NOT NULL
);

CREATE TABLE ledger (
  id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key             TEXT COLLATE "C" NOT NULL UNIQUE,
  version         BIGINT NOT NULL,
  received_at     BIGINT  NOT NULL,          -- of the payload that it comes from: of equal versions the later stands
  fingerprint     TEXT COLLATE "C" NOT NULL,
  status          TEXT NOT NULL,
  metric          TEXT COLLATE "C" NOT NULL,
  patient         TEXT COLLATE "C" NOT NULL,
  start_at        BIGINT NOT NULL,
  end_at          BIGINT,
  source          TEXT COLLATE "C" NOT NULL,
  account         TEXT,
  payload         BIGINT NOT NULL,
  mapping         TEXT NOT NULL,
  mapping_version INTEGER NOT NULL,
  reading         TEXT,                      -- as JSON; null once retention has thrown the value away
  noted_at        BIGINT NOT NULL,
  item            TEXT COLLATE "C"          -- the item that said it last, where its mapping lets items replace
);
CREATE INDEX ledger_series ON ledger (patient, metric, start_at);
CREATE INDEX ledger_payload ON ledger (payload);
CREATE INDEX ledger_item ON ledger (item, start_at) WHERE item IS NOT NULL;

-- state: 0 behind another of its order key, 1 ready, 2 claimed, 3 in flight, 4 delivered, 5 parked, 6 replaced.
-- Of one destination and order key at most one row is in 1, 2 or 3. The order is (place, id): parts of a split message
-- have a smaller place than what follows it.
CREATE TABLE delivery (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         TEXT COLLATE "C" NOT NULL,
  destination TEXT COLLATE "C" NOT NULL,
  order_key   TEXT COLLATE "C" NOT NULL,
  place       INTEGER NOT NULL,
  media_type  TEXT NOT NULL,
  readings    INTEGER NOT NULL,
  payload     BIGINT NOT NULL,
  source      TEXT COLLATE "C" NOT NULL,
  state       INTEGER NOT NULL,
  attempts    INTEGER NOT NULL DEFAULT 0,
  owner       TEXT,
  lease_until BIGINT,
  due_at      BIGINT NOT NULL,
  queued_at   BIGINT NOT NULL,
  settled_at  BIGINT,
  took        BIGINT,                       -- microseconds of the last attempt
  problem     TEXT,
  receiver    TEXT -- the receiver's own words
);
CREATE INDEX delivery_payload ON delivery (payload, key);
CREATE INDEX delivery_ready ON delivery (destination, due_at, id) WHERE state = 1;
CREATE INDEX delivery_order ON delivery (destination, order_key, place, id) WHERE state < 4;
CREATE INDEX delivery_lease ON delivery (lease_until) WHERE lease_until IS NOT NULL;

-- the bytes of a delivery; apart from it, so that a change of state doesn't rewrite them
CREATE TABLE message (
  id    BIGINT PRIMARY KEY,
  bytes BYTEA NOT NULL
);

-- the id under which a receiver keeps a reading, for those that find nothing by ours; empty where it did not tell
CREATE TABLE remote (
  destination TEXT COLLATE "C" NOT NULL,
  key         TEXT COLLATE "C" NOT NULL,
  id          TEXT NOT NULL,
  PRIMARY KEY (destination, key)
);

-- decision: 0 open, 1 accepted, 2 refused
CREATE TABLE parked (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payload    BIGINT NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  key        TEXT COLLATE "C" NOT NULL,
  version    BIGINT NOT NULL,
  metric     TEXT COLLATE "C" NOT NULL,
  start_at   BIGINT NOT NULL,
  status     TEXT NOT NULL,
  source     TEXT COLLATE "C" NOT NULL,
  account    TEXT,
  code       TEXT NOT NULL,
  problem    TEXT NOT NULL,
  parked_at  BIGINT NOT NULL,
  decision   INTEGER NOT NULL DEFAULT 0,
  decided_by TEXT,
  decided_at BIGINT,
  UNIQUE (payload, key)
);
CREATE INDEX parked_key ON parked (key);

CREATE TABLE problem (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payload  BIGINT NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  code     TEXT NOT NULL,
  message  TEXT NOT NULL,
  place    TEXT NOT NULL,
  hint     TEXT,
  noted_at BIGINT NOT NULL
);
CREATE INDEX problem_payload ON problem (payload);

-- payloads with readings of an account that is linked to nobody
CREATE TABLE waiting (
  source  TEXT COLLATE "C" NOT NULL,
  account TEXT COLLATE "C" NOT NULL,
  payload BIGINT NOT NULL REFERENCES payload (seq) ON DELETE CASCADE,
  PRIMARY KEY (source, account, payload)
);
CREATE INDEX waiting_payload ON waiting (payload);

CREATE TABLE account_link (
  source      TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  identifiers TEXT NOT NULL,              -- JSON: [[system, value], ...], the primary one first
  zone        TEXT,
  since       BIGINT NOT NULL,
  PRIMARY KEY (source, account)
);

-- counts since the beginning, written in the transaction that they count
CREATE TABLE tally (
  source      TEXT COLLATE "C" NOT NULL,
  kind        TEXT COLLATE "C" NOT NULL,              -- payload, item, skip, reading, delivery
  name        TEXT COLLATE "C" NOT NULL,
  destination TEXT COLLATE "C" NOT NULL,
  n           BIGINT NOT NULL,
  PRIMARY KEY (source, kind, name, destination)
);
