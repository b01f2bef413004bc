// node apps/stack/bin/secrets.mjs: writes random passwords for docker-compose.yml to .secrets/; existing ones are kept.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../..', '.secrets');
mkdirSync(folder, { recursive: true, mode: 0o700 }); // closed to other users; the containers' accounts read the files

const secret = () => randomBytes(24).toString('base64url');
const owner = keep('postgres_password', secret);
const app = keep('app_password', secret);
keep('temporal_password', secret);
keep('database_owner_url', () => `postgres://postgres:${owner}@postgres:5432/wufei`);
keep('database_url', () => `postgres://wufei_app:${app}@postgres:5432/wufei`);

function keep(name, make) {
  const file = join(folder, name);
  if (!existsSync(file)) {
    writeFileSync(file, make(), { mode: 0o644 });
    console.log(`made .secrets/${name}`);
  }
  return readFileSync(file, 'utf8').trim();
}
