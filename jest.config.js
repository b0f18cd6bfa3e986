/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // By default jest leaves a core to itself, which on two cores is half of them.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/test/run-folder.mjs',
  globalTeardown: '<rootDir>/test/run-folder-end.mjs',
  setupFiles: ['<rootDir>/test/setup.ts'],
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
  },
  collectCoverageFrom: ['rules/**/*.ts', 'shared/**/*.ts'],
  coverageProvider: 'babel',
  coverageThreshold: {
    global: { statements: 100, branches: 100, functions: 100, lines: 100 },
  },
};
