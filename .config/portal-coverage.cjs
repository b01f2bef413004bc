const { projects, ...shared } = require('./jest.config.cjs');

/** The specs of the portal, and how many lines of its files without components they run. */
module.exports = {
  ...shared,
  projects: projects.filter(({ displayName }) => displayName === 'unit'),
  collectCoverage: true,
  collectCoverageFrom: ['apps/portal/src/**/*.ts'],
  coverageDirectory: '<rootDir>/.data/coverage',
  coverageThreshold: { global: { lines: 80 } },
  coverageReporters: ['text', 'text-summary'],
};
