export const ROLES = ['applicant', 'department', 'town', 'inspector', 'office', 'auditor', 'admin'] as const;

/** The fields of an account to create. */
export interface NewAccount {
  login: string;
  name: string;
  email: string;
  role: (typeof ROLES)[number];
  department?: string;
  /** 镇街 of an account with the role `town`. */
  town?: string;
  /** Whether the person is notified, besides the holder, when a task of the department or office is overdue. */
  head?: boolean;
  /** Whether the person gets one digest per working day instead of single mails; true by default. */
  digest?: boolean;
}

const LEAST = 8;
const MOST = 256;

/** Returns the faults of an account, one sentence each; empty if the account is valid. */
export function faultsOfAccount(account: Record<string, string | undefined>, head = false): string[] {
  const { login = '', name = '', email = '', role = '', department, town } = account;
  const known = (ROLES as readonly string[]).includes(role);
  return [
    !/^[a-z0-9][a-z0-9._-]{0,63}$/.test(login) && '--login: small letters, digits and . _ - only, at most 64',
    !/^[^\p{Cc}]{1,60}$/u.test(name.trim()) && '--name: 1 to 60 characters',
    !/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(email) && '--email: one plain mail address',
    !known && `--role: one of ${ROLES.join(', ')}`,
    known &&
      (role === 'department') !== (department !== undefined) &&
      '--department: with the role department, and only then',
    known &&
      (role === 'town') !== ((town ?? '').trim() !== '') &&
      '--town: with the role town, and only then',
    head && role !== 'department' && role !== 'office' && '--head: of a department or of the office',
  ].filter((fault) => fault !== false);
}

/** Returns the fault of a password; undefined if the password is valid. */
export function faultOfPassword(password: string, login: string): string | undefined {
  if (password.length < LEAST) return `the password has fewer than ${LEAST} characters`;
  if (password.length > MOST) return `the password has more than ${MOST} characters`;
  const plain = password.toLowerCase();
  if (plain.includes(login) || plain.includes('wufei'))
    return 'the password holds the login or the name of the system';
  if (new Set(plain).size < 4) return 'the password repeats the same few characters';
  return undefined;
}
