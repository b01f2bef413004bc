import { DEMO_PASSWORD } from '@app/config';
import { ruleSet2024, seededTowns } from '@app/rules';
import type { Client } from 'pg';
import type { NewAccount } from '../accounts/account';
import { hashPassword } from '../accounts/hash-password';

const numbered = (role: NewAccount['role'], login: string, name: string, count: number) =>
  Array.from({ length: count }, (_, i) => person(role, `${login}${i + 1}`, `${name}${'一二三四五'[i]}`));

function person(role: NewAccount['role'], login: string, name: string, department?: string): NewAccount {
  return { login, name, email: `${login}@wufei.example`, role, department };
}

/** Returns the account of a head, who is notified when a task is overdue; single mails, since they are few. */
function head(role: NewAccount['role'], login: string, name: string, department?: string): NewAccount {
  return { ...person(role, `${login}-head`, name, department), head: true, digest: false };
}

const { departments } = ruleSet2024;
const leads = new Set(ruleSet2024.cellTypes.flatMap((type) => type.leads));

/**
 * 演示账号: the office, the auditor, the administrator, one per department, a head for the office and for each lead
 * department, one of a 镇街, applicants and inspectors.
 */
export const DEMO_ACCOUNTS: readonly NewAccount[] = [
  person('office', 'office', '区无废办经办人'),
  person('office', 'city-report', '区无废办市级上报专员'),
  person('auditor', 'auditor', '审计员'),
  person('admin', 'admin', '系统管理员'),
  ...departments.map(({ id, name }) => person('department', id.toLowerCase(), `${name}联络员`, id)),
  head('office', 'office', '区无废办负责人'),
  ...departments
    .filter(({ id }) => leads.has(id))
    .map(({ id, name }) => head('department', id.toLowerCase(), `${name}负责人`, id)),
  ...seededTowns()
    .slice(0, 1)
    .map((town) => ({ ...person('town', 'town1', `${town}经办人`), town })),
  ...numbered('applicant', 'unit', '申报单位', 5),
  ...numbered('inspector', 'inspector', '核查员', 4),
];

/** Creates the missing accounts; returns their number. The shared password is hashed once, if needed. */
export async function seedDemoAccounts(client: Client): Promise<number> {
  const logins = DEMO_ACCOUNTS.map(({ login }) => login);
  const { rows } = await client.query<{ login: string }>('SELECT login FROM app_user WHERE login = ANY($1)', [
    logins,
  ]);
  const known = new Set(rows.map(({ login }) => login));
  const missing = DEMO_ACCOUNTS.filter(({ login }) => !known.has(login));
  if (missing.length === 0) return 0;
  await client.query(
    `INSERT INTO app_user (login, name, email, role, department_id, town, password_hash, demo, head, digest)
     SELECT login, name, email, role, department, town, $2, true, coalesce(head, false), coalesce(digest, true)
       FROM jsonb_to_recordset($1) AS a(login text, name text, email text, role text, department text, town text, head boolean,
         digest boolean)`,
    [JSON.stringify(missing), await hashPassword(DEMO_PASSWORD)],
  );
  return missing.length;
}
