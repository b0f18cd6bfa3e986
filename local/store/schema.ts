/** Raised with every change of the tables or of what their rows mean: files of another version are refused. */
export const SCHEMA_VERSION = 4;

/**
 * Times are milliseconds since the epoch. Ids of deliveries are never used again, since result tokens name them.
 */
export const SCHEMA = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE packs (
  name TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  detail TEXT NOT NULL,
  requested_at INTEGER NOT NULL
) STRICT;

CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  pack TEXT REFERENCES packs (name),
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  invoked_at INTEGER,
  invocation_failed_at INTEGER,
  evaluated_at INTEGER,
  evaluation_failed_at INTEGER,
  error_code TEXT,
  error_message TEXT
) STRICT;
CREATE INDEX rules_by_pack ON rules (pack, name);

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (type, resource_id, captured_at)
) STRICT;

CREATE TABLE resources (
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  name TEXT,
  live INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items (id),
  PRIMARY KEY (type, resource_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_items (
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  captured_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (type, resource_id)
) STRICT;

CREATE TABLE notifications (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'oversized', 'scheduled')),
  item_id INTEGER REFERENCES items (id),
  change_type TEXT,
  diff TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  notification_id INTEGER NOT NULL REFERENCES notifications (id),
  on_demand INTEGER NOT NULL,
  left_scope INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'running', 'done', 'skipped', 'failed')),
  taken_at INTEGER,
  last_error TEXT
) STRICT;
CREATE INDEX deliveries_by_state ON deliveries (state, due_at, id);
CREATE INDEX deliveries_by_rule ON deliveries (rule_id, on_demand, state);
CREATE INDEX deliveries_by_notification ON deliveries (notification_id);

CREATE TABLE forgotten_deliveries (
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (rule_id, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE skipped (
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  needs TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (rule_id, type, resource_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluations (
  rule_id TEXT NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  compliance TEXT NOT NULL,
  annotation TEXT,
  ordering_at INTEGER NOT NULL,
  invoked_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (rule_id, type, resource_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluations_by_resource ON evaluations (type, resource_id, rule_id);
`;
