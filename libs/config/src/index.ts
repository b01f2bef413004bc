export { DEMO_PASSWORD } from './demo';
export { type Env, readEnv } from './env';
export { type DatabaseEnv, type MigrationEnv, readDatabaseEnv, readMigrationEnv } from './migration-env';
export { ConfigError } from './parse';
