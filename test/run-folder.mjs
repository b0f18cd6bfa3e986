// A folder for what the test files of one run share.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hipaa-config-tests-'));
  process.env.TEST_RUN_FOLDER = folder;
  globalThis.removeRunFolder = () => rm(folder, { recursive: true });
};
