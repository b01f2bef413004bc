import type { MigrationEnv } from '@app/config';
import { ruleSet2024, type RuleSet, shippedRuleSets } from '@app/rules';
import { Client } from 'pg';
import { seedCalendars } from './calendars';
import { refuseDemoAccounts, seedProgrammeTime } from './programme-time';
import { seedDemoAccounts } from './demo-accounts';
import { seedDistrict } from './district';
import { seedShippedRules } from './shipped-rules';
import { seedTowns } from './towns';
import { seedDepartments } from './year';

/**
 * Seeds the missing initial data of an instance in one transaction; returns one line per step. Repeated, parallel runs
 * are safe. `shipped` is the vendor's rules per year, by default those of this release. Throws SeedRefused.
 */
export async function seed(
  ownerUrl: string,
  env: MigrationEnv,
  shipped: readonly RuleSet[] = shippedRuleSets(),
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'wufei-seed' });
  try {
    await client.connect();
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('wufei seed'))`);
    const lines = [...(await seedRules(client, shipped)), ...(await seedInstance(client, env))];
    await client.query('COMMIT');
    return lines;
  } finally {
    await client.end(); // rolls back an uncommitted transaction
  }
}

async function seedRules(client: Client, shipped: readonly RuleSet[]): Promise<string[]> {
  const { departments, calendars } = ruleSet2024;
  const lines = [
    `departments: ${await seedDepartments(client, ruleSet2024)} of ${departments.length} written`,
  ];
  const { rowCount } = await client.query('SELECT FROM rule_set LIMIT 1');
  for (const rules of shipped) lines.push(...(await seedShippedRules(client, rules, !rowCount)));
  lines.push(
    `district: ${await seedDistrict(client, ruleSet2024)} editions written`,
    `calendars: ${await seedCalendars(client, ruleSet2024)} of ${calendars.length} years put in force`,
    `towns: ${news(await seedTowns(client))}`,
  );
  return lines;
}

async function seedInstance(client: Client, env: MigrationEnv): Promise<string[]> {
  await refuseDemoAccounts(client, env);
  const offset = await seedProgrammeTime(client, env);
  const now = offset === undefined ? news(false) : `born at ${new Date(Date.now() + offset).toISOString()}`;
  const lines = [`programme clock (${env.REHEARSAL ? 'rehearsal' : 'real'}): ${now}`];
  if (env.SEED_DEMO) lines.push(`demonstration accounts: ${await seedDemoAccounts(client)} made`);
  return lines;
}

const news = (isNew: boolean) => (isNew ? 'new' : 'there already');
