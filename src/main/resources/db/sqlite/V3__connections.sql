-- Accounts with vendors: who may connect, who is connected, what is to be fetched, how often vendors were called. Times
-- are microseconds since 1970. Partial indexes hold only what still has to be done, so that they stay small.

CREATE TABLE invitation (
  id          TEXT    NOT NULL PRIMARY KEY,
  vendor      TEXT    NOT NULL,
  identifiers TEXT    NOT NULL,              -- JSON: [[system, value], ...], the primary one first
  zone        TEXT,
  invited_by  TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER
) WITHOUT ROWID;
CREATE INDEX invitation_open ON invitation (expires_at) WHERE used_at IS NULL;

-- state: 0 connected, 1 must be connected anew, 2 disconnected
CREATE TABLE connection (
  id           TEXT    NOT NULL PRIMARY KEY,
  vendor       TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  state        INTEGER NOT NULL,
  scopes       TEXT    NOT NULL,             -- JSON: [scope, ...]
  connected_at INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  ended_by     TEXT,
  problem      TEXT,                         -- JSON: [code, message, place, hint]
  UNIQUE (vendor, account)
) WITHOUT ROWID;
CREATE INDEX connection_state ON connection (vendor, state, id);

CREATE TABLE consent (
  invitation   TEXT    NOT NULL PRIMARY KEY REFERENCES invitation (id),
  connection   TEXT    NOT NULL REFERENCES connection (id),
  given_at     INTEGER NOT NULL,
  text_version TEXT    NOT NULL,
  language     TEXT    NOT NULL,
  scopes       TEXT    NOT NULL              -- JSON: [scope, ...], what was asked for
) WITHOUT ROWID;

-- The version outlives the tokens: who comes late with a successor of thrown away ones must not find his place free.
CREATE TABLE token (
  connection  TEXT    NOT NULL PRIMARY KEY REFERENCES connection (id),
  version     INTEGER NOT NULL,
  sealed      BLOB,                          -- null once the connection has ended
  expires_at  INTEGER NOT NULL,
  owner       TEXT,                          -- the engine that renews them
  lease_until INTEGER                        -- set while somebody renews them
);
CREATE INDEX token_lease ON token (lease_until) WHERE lease_until IS NOT NULL;

-- connection: empty where it is for all accounts
CREATE TABLE subscription (
  vendor     TEXT    NOT NULL,
  connection TEXT    NOT NULL,
  topic      TEXT    NOT NULL,
  remote     TEXT,
  secret     BLOB,
  expires_at INTEGER,
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (vendor, connection, topic)
) WITHOUT ROWID;

CREATE TABLE feed_cursor (
  connection TEXT    NOT NULL REFERENCES connection (id),
  feed       TEXT    NOT NULL,
  since_at   INTEGER NOT NULL,
  until_at   INTEGER NOT NULL,
  PRIMARY KEY (connection, feed)
) WITHOUT ROWID;

-- kind: 0 notice, 1 live, 2 reconcile, 3 history. state: 0 ready, 1 in hand, 2 waits for its time, 3 waits for its
-- connection. The order is (kind, place, id).
CREATE TABLE errand (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  connection  TEXT    NOT NULL,
  vendor      TEXT    NOT NULL,
  account     TEXT    NOT NULL,
  feed        TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  same        TEXT    NOT NULL,              -- what must not be doubled: of its kind, all of the feed or one span and object
  reach       INTEGER,                       -- how far back it asks from the cursor or the time when it is first taken
  from_at     INTEGER,
  to_at       INTEGER,
  page        TEXT,
  object      TEXT,
  attempt     INTEGER NOT NULL DEFAULT 0,
  state       INTEGER NOT NULL,
  owner       TEXT,                          -- the engine that has it in hand
  lease_until INTEGER,
  called_at   INTEGER,                       -- when it was taken last, for which a call was counted
  due_at      INTEGER NOT NULL,
  wake_at     INTEGER NOT NULL,              -- when to look at it: not before it is due, and may go
  place       INTEGER NOT NULL               -- due_at; of history its end, negative: the newest first
);
CREATE UNIQUE INDEX errand_same ON errand (connection, feed, kind, same);
CREATE INDEX errand_ready ON errand (vendor, kind, place, id) WHERE state = 0;
CREATE INDEX errand_hand ON errand (vendor, called_at) WHERE state = 1;
CREATE INDEX errand_wake ON errand (vendor, wake_at) WHERE state = 2;
CREATE INDEX errand_lease ON errand (lease_until) WHERE lease_until IS NOT NULL;

-- what the last call for a feed said that did not go well
CREATE TABLE errand_problem (
  connection TEXT    NOT NULL REFERENCES connection (id),
  feed       TEXT    NOT NULL,
  kind       INTEGER NOT NULL,
  problem    TEXT    NOT NULL,               -- JSON: [code, message, place, hint]
  noted_at   INTEGER NOT NULL,
  PRIMARY KEY (connection, feed, kind)
) WITHOUT ROWID;

-- Calls in a part of a limit's window. account: empty for all of a vendor together. span: the window, in microseconds.
CREATE TABLE call_count (
  vendor     TEXT    NOT NULL,
  account    TEXT    NOT NULL,
  span       INTEGER NOT NULL,
  begun_at   INTEGER NOT NULL,
  calls      INTEGER NOT NULL,
  history    INTEGER NOT NULL,               -- how many of them were for history
  expires_at INTEGER NOT NULL,               -- from then on no window holds any of them
  PRIMARY KEY (vendor, account, span, begun_at)
) WITHOUT ROWID;
CREATE INDEX call_count_expiry ON call_count (vendor, expires_at);

CREATE TABLE account_pause (
  vendor   TEXT    NOT NULL,
  account  TEXT    NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (vendor, account)
) WITHOUT ROWID;
CREATE INDEX account_pause_end ON account_pause (vendor, until_at);

-- When a vendor may be called again; 0 for now.
CREATE TABLE vendor_pause (
  vendor        TEXT    NOT NULL PRIMARY KEY,
  until_at      INTEGER NOT NULL DEFAULT 0,  -- the vendor has asked for it
  full_until    INTEGER NOT NULL DEFAULT 0,  -- a limit was used up at the last look
  history_until INTEGER NOT NULL DEFAULT 0   -- history's share of it was
) WITHOUT ROWID;
