/**
 * The embedded database file: opening, schema version, transactions. One process owns a file at a time; what was
 * committed stays when that process is killed.
 */
import Libsql from 'libsql';
import { statSync } from 'node:fs';
import { SCHEMA, SCHEMA_VERSION } from './schema';

/** The file cannot be used: it is another program's, of another schema version, or open elsewhere. */
class StoreError extends Error {
  override readonly name = 'StoreError';
}

type Value = string | number | null;
type Statement = ReturnType<InstanceType<typeof Libsql>['prepare']>;

export class Database {
  readonly #connection: InstanceType<typeof Libsql>;
  #afterCommit: (() => void)[] = [];
  #inTransaction = false;
  #rollbacks = 0;

  /**
   * @param path a file, or ":memory:"
   * @throws StoreError
   */
  constructor(readonly path: string) {
    try {
      this.#connection = new Libsql(path, { timeout: 1_000 });
      this.#prepareFile();
    } catch (error) {
      throw error instanceof StoreError ? error : new StoreError(reasonFor(path, error), { cause: error });
    }
  }

  prepare(sql: string): Statement {
    return this.#connection.prepare(sql);
  }

  /** Runs the work in one transaction; inside another one it becomes part of that. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.#connection.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
    let result: T;
    try {
      result = work();
      this.#connection.exec('COMMIT');
    } catch (error) {
      this.#afterCommit = [];
      this.#rollbacks += 1;
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
    const announcements = this.#afterCommit;
    this.#afterCommit = [];
    for (const announce of announcements) announce();
    return result;
  }

  /** Runs `announce` once the current transaction is committed, and never when it is rolled back. */
  afterCommit(announce: () => void): void {
    if (this.#inTransaction) this.#afterCommit.push(announce);
    else announce();
  }

  /** How often work was taken back: what was remembered outside the database may then be wrong. */
  get rollbacks(): number {
    return this.#rollbacks;
  }

  /** Leaves one sound file behind. */
  close(): void {
    // The library keeps a connection as long as it has statements, and with it the lock, which is given up by the
    // first read in normal mode; the lock of a write-ahead log never is.
    this.#connection.pragma('journal_mode = DELETE');
    this.#connection.pragma('locking_mode = NORMAL');
    this.#scalar('PRAGMA user_version');
    this.#connection.close();
  }

  #prepareFile(): void {
    const isNew = this.#isNew();
    // Two runners on one file would each deliver everything; the lock goes with its process, however that ends.
    this.#connection.pragma('locking_mode = EXCLUSIVE');
    this.#connection.pragma('journal_mode = WAL');
    // A commit survives the process; the last ones before a power failure may be lost, the file stays sound.
    this.#connection.pragma('synchronous = NORMAL');
    this.#connection.pragma('foreign_keys = ON');
    if (!isNew) return;
    this.transaction(() => {
      this.#connection.exec(SCHEMA);
      this.#connection.exec(`PRAGMA user_version = ${String(SCHEMA_VERSION)}`);
    });
  }

  #isNew(): boolean {
    const version = this.#scalar('PRAGMA user_version');
    if (version === SCHEMA_VERSION) return false;
    if (version === 0 && this.#scalar('SELECT count(*) FROM sqlite_master') === 0) return true;
    this.#connection.close();
    throw new StoreError(
      `${this.path}: the file has schema version ${String(version)}, this program works with version ` +
        `${String(SCHEMA_VERSION)}; start with a new file`,
    );
  }

  #scalar(sql: string): unknown {
    return (this.#connection.prepare(sql).raw().get() as readonly unknown[])[0];
  }
}

/** A statement that returns rows. */
export class Query<Row> {
  readonly #statement: Statement;

  constructor(database: Database, sql: string) {
    this.#statement = database.prepare(sql);
  }

  // The columns that the statement selects are the members of Row.
  all(...parameters: readonly Value[]): Row[] {
    return this.#statement.all(parameters) as Row[];
  }

  get(...parameters: readonly Value[]): Row | undefined {
    return this.#statement.get(parameters) as Row | undefined;
  }
}

/** A statement that changes rows. */
export class Change {
  readonly #statement: Statement;

  constructor(database: Database, sql: string) {
    this.#statement = database.prepare(sql);
  }

  run(...parameters: readonly Value[]): { readonly changes: number; readonly id: number } {
    const { changes, lastInsertRowid } = this.#statement.run(parameters);
    return { changes, id: Number(lastInsertRowid) };
  }
}

function reasonFor(path: string, error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return `${path}: it is a folder`;
  if (code === 'SQLITE_BUSY') return `${path}: another process is using the file`;
  if (code === 'SQLITE_NOTADB') return `${path}: the file is not a database`;
  return `${path}: ${message}`;
}
