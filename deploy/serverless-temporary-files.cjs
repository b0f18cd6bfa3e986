/**
 * A Serverless plugin that leaves nothing in the system's folder for temporary files. serverless-esbuild copies the
 * bundle of each function to a folder there, and fails without a word to remove it as it is not empty. While it packages
 * the folder is one within its own work folder, which is removed. It must come before serverless-esbuild.
 */
const { mkdirSync } = require('node:fs');
const { join } = require('node:path');

const WORK_FOLDER = '.esbuild';
/** Where Node looks first: on Windows in TEMP, elsewhere in TMPDIR. */
const VARIABLE = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';

module.exports = class TemporaryFiles {
  constructor(serverless) {
    const { [VARIABLE]: usual } = process.env;
    const folder = join(serverless.serviceDir, WORK_FOLDER, 'temporary');
    const begin = () => {
      mkdirSync(folder, { recursive: true });
      process.env[VARIABLE] = folder;
    };
    const end = () => {
      if (usual === undefined) delete process.env[VARIABLE];
      else process.env[VARIABLE] = usual;
    };
    this.hooks = {
      'before:package:createDeploymentArtifacts': begin,
      'after:package:createDeploymentArtifacts': end,
      'before:deploy:function:packageFunction': begin,
      'after:deploy:function:packageFunction': end,
    };
  }
};
