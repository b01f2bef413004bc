import { ConfigError, readDatabaseEnv } from '@app/config';
import { addAccount, createDataSource, createPool, Directories, findTowns } from '@app/database';
import { endedBy, namesOn } from '@app/domain';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultOfPassword, faultsOfAccount, type NewAccount } from './accounts/account';
import { hashPassword } from './accounts/hash-password';

const USAGE = `usage: create-account --login NAME --name TEXT --email ADDRESS --role ROLE [--department ID]
         [--town NAME]               the 镇街 of an account with the role town, as in the list
         [--head]                    told besides the holder when something of the department, or the office, is late
         [--password-file PATH]      without it, the password is read from standard input
The database is taken from DATABASE_URL or DATABASE_URL_FILE.`;

/** The account cannot be created; the message gives the reason. */
class NotMade extends Error {}

async function main(): Promise<void> {
  const { account, passwordFile } = readArguments();
  const { DATABASE_URL } = readDatabaseEnv();
  const password = readPassword(passwordFile);
  const fault = faultOfPassword(password, account.login);
  if (fault) throw new NotMade(fault);
  const pool = createPool(DATABASE_URL, { max: 1, applicationName: 'wufei-create-account' });
  try {
    const { department, town } = account;
    const { register, today } = await new Directories(pool).read();
    if (department && !namesOn(register, department, today))
      throw new NotMade(`--department: there is no ${department}`);
    if (department && endedBy(register, department, today))
      throw new NotMade(`--department: ${department} is dissolved`);
    const { names: towns } = await findTowns(pool);
    if (town && towns.length > 0 && !towns.includes(town))
      throw new NotMade(`--town: ${town} is not in the list`);
    const { manager } = await createDataSource(pool);
    const id = await addAccount(manager, { ...account, passwordHash: await hashPassword(password) });
    if (!id) throw new NotMade(`the login ${account.login} exists`);
  } finally {
    await pool.end();
  }
  console.log(`account ${account.login} (${account.role}) made`);
}

function readArguments(): { account: NewAccount; passwordFile?: string } {
  const text = { type: 'string' } as const;
  const options = {
    login: text,
    name: text,
    email: text,
    role: text,
    department: text,
    town: text,
    'password-file': text,
    head: { type: 'boolean', default: false },
  } as const;
  let values: Partial<Record<Exclude<keyof typeof options, 'head'>, string>> & { head: boolean };
  try {
    ({ values } = parseArgs({ options, allowPositionals: false }));
  } catch (error) {
    throw new NotMade(`${(error as Error).message}\n${USAGE}`);
  }
  const { 'password-file': passwordFile, head, ...account } = values;
  const faults = faultsOfAccount(account, head);
  if (faults.length > 0) throw new NotMade(`${faults.join('\n')}\n${USAGE}`);
  return { account: { ...account, head, name: account.name!.trim() } as NewAccount, passwordFile };
}

/** Reads the password from a file or standard input: other processes can read the command line. */
function readPassword(path?: string): string {
  if (!path && process.stdin.isTTY)
    throw new NotMade(`give the password in a file or on standard input\n${USAGE}`);
  return readFileSync(path ?? 0, 'utf8').replace(/\r?\n$/, '');
}

main().catch((error: unknown) => {
  const expected = error instanceof NotMade || error instanceof ConfigError;
  console.error(expected ? error.message : `the account cannot be made: ${(error as Error).message}`);
  process.exitCode = 1;
});
