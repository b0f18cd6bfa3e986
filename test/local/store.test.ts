import Libsql from 'libsql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../local/store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a file is opened again with what was committed', () => {
  const path = join(folder, 'config.db');
  const first = openStore(path);
  first.settings.set('a', { b: [1] });
  first.close();
  const second = openStore(path);
  expect(second.settings.get('a')).toEqual({ b: [1] });
  expect(second.settings.get('b')).toBeUndefined();
  second.close();
});

test('a file of another schema version is refused and left alone', () => {
  const path = join(folder, 'config.db');
  const newer = new Libsql(path);
  newer.exec('PRAGMA user_version = 99; CREATE TABLE t (a)');
  newer.close();
  expect(() => openStore(path)).toThrow(
    /config\.db: the file has schema version 99, .* version 4; start with a new file/,
  );
  const again = new Libsql(path);
  expect(again.prepare('SELECT name FROM sqlite_master').all()).toMatchObject([{ name: 't' }]);
  again.close();
});

test('a database of another program is refused', () => {
  const path = join(folder, 'other.db');
  const other = new Libsql(path);
  other.exec('CREATE TABLE t (a)');
  other.close();
  expect(() => openStore(path)).toThrow(/schema version 0/);
});

test.each([
  ['a file that is no database', 'text.db', /text\.db: the file is not a database/],
  ['a folder that does not exist', 'missing/config.db', /missing\/config\.db: /],
  ['a folder', '.', /: it is a folder$/],
])('%s is a clear error', (_, name, message) => {
  writeFileSync(join(folder, 'text.db'), 'no database '.repeat(100));
  expect(() => openStore(join(folder, name))).toThrow(message);
});

test('a file belongs to one process at a time', () => {
  const path = join(folder, 'config.db');
  const first = openStore(path);
  expect(() => openStore(path)).toThrow(/config\.db: another process is using the file/);
  first.close();
  openStore(path).close();
});

test('a transaction keeps all or nothing, and announces after the commit alone', () => {
  const store = openStore(':memory:');
  const told: string[] = [];
  const announce = (what: string): void => {
    store.afterCommit(() => told.push(what));
  };
  store.transaction(() => {
    store.settings.set('kept', 1);
    store.transaction(() => {
      announce('inner');
      store.settings.set('inner', 1);
    });
    expect(told).toEqual([]);
  });
  expect(told).toEqual(['inner']);
  expect(() =>
    store.transaction(() => {
      store.settings.set('lost', 1);
      announce('lost');
      throw new Error('stop');
    }),
  ).toThrow('stop');
  announce('outside');
  store.transaction(() => undefined);
  expect(told).toEqual(['inner', 'outside']);
  expect(['kept', 'inner', 'lost'].map((name) => store.settings.get(name))).toEqual([1, 1, undefined]);
  store.settings.remove('kept');
  expect(store.settings.get('kept')).toBeUndefined();
  store.close();
});
