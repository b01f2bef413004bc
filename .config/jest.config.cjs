const { readFileSync } = require('node:fs');
const root = `${__dirname}/..`;
const swc = JSON.parse(readFileSync(`${root}/.swcrc`, 'utf8'));

// Published as ES modules only: transformed for jest, which runs CommonJS.
const esOnly = [
  '@nestjs',
  '@fastify',
  'cookie',
  'nodemailer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'fflate',
  'typeorm',
  'p-queue',
  'fast-check',
  'pure-rand',
];

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, baseUrl: root } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esOnly.join('|')})/)`],
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
    },
    {
      ...shared,
      displayName: 'real',
      // As Node's own `require` has it; file-type 21 answers to nothing else.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'module-sync'] },
      testMatch: real.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`),
      globalSetup: '<rootDir>/test/support/servers/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/servers/global-teardown.ts',
    },
  ],
};
