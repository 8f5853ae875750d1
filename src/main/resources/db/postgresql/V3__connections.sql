-- Accounts with vendors: who may connect, who is connected, what is to be fetched, how often vendors were called. Times
-- are microseconds since 1970. Partial indexes hold only what still has to be done, so that they stay small.

CREATE TABLE invitation (
  id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  vendor      TEXT COLLATE "C" NOT NULL,
  identifiers TEXT NOT NULL,                -- JSON: [[system, value], ...], the primary one first
  zone        TEXT,
  invited_by  TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  expires_at  BIGINT NOT NULL,
  used_at     BIGINT
);
CREATE INDEX invitation_open ON invitation (expires_at) WHERE used_at IS NULL;

-- state: 0 connected, 1 must be connected anew, 2 disconnected
CREATE TABLE connection (
  id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  vendor      TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  state       INTEGER NOT NULL,
  scopes      TEXT NOT NULL,                -- JSON: [scope, ...]
  connected_at BIGINT NOT NULL,
  changed_at  BIGINT NOT NULL,
  ended_by    TEXT,
  problem     TEXT,                         -- JSON: [code, message, place, hint]
  UNIQUE (vendor, account)
);
CREATE INDEX connection_state ON connection (vendor, state, id);

CREATE TABLE consent (
  invitation  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES invitation (id),
  connection  TEXT COLLATE "C" NOT NULL REFERENCES connection (id),
  given_at    BIGINT NOT NULL,
  text_version TEXT NOT NULL,
  language    TEXT NOT NULL,
  scopes      TEXT NOT NULL                 -- JSON: [scope, ...], what was asked for
);

-- The version outlives the tokens: who comes late with a successor of thrown away ones must not find his place free.
CREATE TABLE token (
  connection  TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES connection (id),
  version     BIGINT NOT NULL,
  sealed      BYTEA,                        -- null once the connection has ended
  expires_at  BIGINT NOT NULL,
  owner       TEXT,                         -- the engine that renews them
  lease_until BIGINT                        -- set while somebody renews them
);
CREATE INDEX token_lease ON token (lease_until) WHERE lease_until IS NOT NULL;

-- connection: empty where it is for all accounts
CREATE TABLE subscription (
  vendor      TEXT COLLATE "C" NOT NULL,
  connection  TEXT COLLATE "C" NOT NULL,
  topic       TEXT COLLATE "C" NOT NULL,
  remote      TEXT,
  secret      BYTEA,
  expires_at  BIGINT,
  checked_at  BIGINT NOT NULL,
  PRIMARY KEY (vendor, connection, topic)
);

CREATE TABLE feed_cursor (
  connection  TEXT COLLATE "C" NOT NULL REFERENCES connection (id),
  feed        TEXT COLLATE "C" NOT NULL,
  since_at    BIGINT NOT NULL,
  until_at    BIGINT NOT NULL,
  PRIMARY KEY (connection, feed)
);

-- kind: 0 notice, 1 live, 2 reconcile, 3 history. state: 0 ready, 1 in hand, 2 waits for its time, 3 waits for its
-- connection. The order is (kind, place, id).
CREATE TABLE errand (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection  TEXT COLLATE "C" NOT NULL,
  vendor      TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  feed        TEXT COLLATE "C" NOT NULL,
  kind        INTEGER NOT NULL,
  same        TEXT COLLATE "C" NOT NULL,    -- what must not be doubled: of its kind, all of the feed or one span and object
  reach       BIGINT,                       -- how far back it asks from the cursor or the time when it is first taken
  from_at     BIGINT,
  to_at       BIGINT,
  page        TEXT,
  object      TEXT COLLATE "C",
  attempt     INTEGER NOT NULL DEFAULT 0,
  state       INTEGER NOT NULL,
  owner       TEXT,                         -- the engine that has it in hand
  lease_until BIGINT,
  called_at   BIGINT,                       -- when it was taken last, for which a call was counted
  due_at      BIGINT NOT NULL,
  wake_at     BIGINT NOT NULL,              -- when to look at it: not before it is due, and may go
  place       BIGINT NOT NULL               -- due_at; of history its end, negative: the newest first
);
CREATE UNIQUE INDEX errand_same ON errand (connection, feed, kind, same);
CREATE INDEX errand_ready ON errand (vendor, kind, place, id) WHERE state = 0;
CREATE INDEX errand_hand ON errand (vendor, called_at) WHERE state = 1;
CREATE INDEX errand_wake ON errand (vendor, wake_at) WHERE state = 2;
CREATE INDEX errand_lease ON errand (lease_until) WHERE lease_until IS NOT NULL;

-- what the last call for a feed said that did not go well
CREATE TABLE errand_problem (
  connection  TEXT COLLATE "C" NOT NULL REFERENCES connection (id),
  feed        TEXT COLLATE "C" NOT NULL,
  kind        INTEGER NOT NULL,
  problem     TEXT NOT NULL,                -- JSON: [code, message, place, hint]
  noted_at    BIGINT NOT NULL,
  PRIMARY KEY (connection, feed, kind)
);

-- Calls in a part of a limit's window. account: empty for all of a vendor together. span: the window, in microseconds.
CREATE TABLE call_count (
  vendor      TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  span        BIGINT NOT NULL,
  begun_at    BIGINT NOT NULL,
  calls       INTEGER NOT NULL,
  history     INTEGER NOT NULL,             -- how many of them were for history
  expires_at  BIGINT NOT NULL,              -- from then on no window holds any of them
  PRIMARY KEY (vendor, account, span, begun_at)
);
CREATE INDEX call_count_expiry ON call_count (vendor, expires_at);

CREATE TABLE account_pause (
  vendor      TEXT COLLATE "C" NOT NULL,
  account     TEXT COLLATE "C" NOT NULL,
  until_at    BIGINT NOT NULL,
  PRIMARY KEY (vendor, account)
);
CREATE INDEX account_pause_end ON account_pause (vendor, until_at);

-- When a vendor may be called again; 0 for now.
CREATE TABLE vendor_pause (
  vendor      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  until_at    BIGINT NOT NULL DEFAULT 0,    -- the vendor has asked for it
  full_until  BIGINT NOT NULL DEFAULT 0,    -- a limit was used up at the last look
  history_until BIGINT NOT NULL DEFAULT 0   -- history's share of it was
);
