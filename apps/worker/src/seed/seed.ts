import type { MigrationEnv } from '@app/config';
import { ruleSet2024 } from '@app/rules';
import { Client } from 'pg';
import { seedCalendars } from './calendars';
import { refuseDemoAccounts, seedProgrammeTime } from './programme-time';
import { seedDemoAccounts } from './demo-accounts';
import { seedDepartments, seedYear, seedRuleSet } from './year';

/**
 * Seeds the missing initial data of an instance in one transaction; returns one line per step. Repeated, parallel runs
 * are safe. Throws SeedRefused.
 */
export async function seed(ownerUrl: string, env: MigrationEnv): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'wufei-seed' });
  try {
    await client.connect();
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('wufei seed'))`);
    const lines = [...(await seedRules(client)), ...(await seedInstance(client, env))];
    await client.query('COMMIT');
    return lines;
  } finally {
    await client.end(); // rolls back an uncommitted transaction
  }
}

async function seedRules(client: Client): Promise<string[]> {
  const { version, programmeYear, departments, calendars } = ruleSet2024;
  return [
    `departments: ${await seedDepartments(client, ruleSet2024)} of ${departments.length} written`,
    `rule set ${version}: ${news(await seedRuleSet(client, ruleSet2024))}`,
    `programme ${programmeYear}: ${news(await seedYear(client, ruleSet2024))}`,
    `calendars: ${await seedCalendars(client, ruleSet2024)} of ${calendars.length} years put in force`,
  ];
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
