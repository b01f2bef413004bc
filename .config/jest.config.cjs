const { readFileSync } = require('node:fs');
const root = `${__dirname}/..`;
const swc = JSON.parse(readFileSync(`${root}/.swcrc`, 'utf8'));

const compiler = { ...swc, jsc: { ...swc.jsc, baseUrl: root } };
const shared = {
  rootDir: root,
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  // Specs and the portal go through jest, everything else through Node (`native.cjs`).
  transform: {
    '(\\.spec\\.ts|/apps/portal/.*\\.tsx?)$': ['@swc/jest', compiler],
    '\\.(ts|js|cjs|mjs)$': [`${__dirname}/native.cjs`, compiler],
  },
  transformIgnorePatterns: [
    '/dist/',
    '/\\.config/.*\\.cjs$',
    '/node_modules/(@?jest|expect|pretty-format)[^/]*/',
  ],
  moduleNameMapper: {
    '^@app/workflows/(.*)$': '<rootDir>/workflows/$1',
    '^@app/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
};

// Rooms whose specs talk to a real PostgreSQL or a real Temporal server.
const real = ['apps/api', 'apps/worker', 'apps/stack/src/postgres', 'libs/database', 'libs/engine'].concat(
  ['journeys', 'faults', 'support', 'demo', 'portal'].map((folder) => `test/${folder}`),
);

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  testTimeout: 120_000, // on a busy machine tests are slower, not red
  // What specs leave behind in a worker ends with it: the runner stays below 1 GB.
  workerIdleMemoryLimit: '100MB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: `${__dirname}/far-zone.cjs`,
      testMatch: ['<rootDir>/{apps,libs,workflows,test}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...real.map((folder) => `<rootDir>/${folder}/`)],
      globalSetup: '<rootDir>/test/support/servers/build-code.ts',
    },
    {
      ...shared,
      displayName: 'real',
      testEnvironment: `${__dirname}/one-realm.cjs`,
      testMatch: real.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`),
      globalSetup: '<rootDir>/test/support/servers/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/servers/global-teardown.ts',
    },
  ],
};
