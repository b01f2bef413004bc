/**
 * 密码规则 (password rules). `asvs`: long rather than complicated, changed only for a reason. `mlps3` (等保三级): several kinds
 * of characters, changed regularly.
 */
export const PASSWORD_POLICIES = ['asvs', 'mlps3'] as const;
export type PasswordPolicy = (typeof PASSWORD_POLICIES)[number];

const LEAST = { asvs: 8, mlps3: 10 } as const;
const MOST = 256;

/** Days after which a password must be changed; undefined: age alone never requires a change. */
export const PASSWORD_DAYS: Record<PasswordPolicy, number | undefined> = { asvs: undefined, mlps3: 90 };

/** Common passwords. A password that contains one and at most three more characters is refused too. */
const COMMON = [
  ...[
    'password',
    'passw0rd',
    'p@ssw0rd',
    'qwerty',
    'qwertyuiop',
    'asdfghjkl',
    '1q2w3e4r',
    '1qaz2wsx',
    'zaq12wsx',
  ],
  ...[
    'iloveyou',
    'woaini',
    'woaini1314',
    'abc123',
    'abcd1234',
    'admin',
    'administrator',
    'welcome',
    'letmein',
  ],
  ...['monkey', 'dragon', 'football', 'sunshine', 'princess', 'superman', 'changeme', 'default', 'test1234'],
  ...[
    '5201314',
    '147258369',
    '123qwe',
    'qwe123',
    'a123456',
    'aa123456',
    'yubei',
    'chongqing',
    'wufei',
    '88888888',
  ],
];
const ROWS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];

/** Returns what is wrong with a password for a login, as one sentence in Chinese; undefined when it may be used. */
export function passwordFault(policy: PasswordPolicy, password: string, login: string): string | undefined {
  const length = [...password].length;
  if (length < LEAST[policy]) return `密码至少 ${LEAST[policy]} 个字符。`;
  if (length > MOST) return `密码不能超过 ${MOST} 个字符。`;
  const plain = password.toLowerCase();
  if (login !== '' && plain.includes(login.toLowerCase())) return '密码不能包含账号。';
  if (new Set(plain).size < 4) return '密码不能只是少数几个字符的重复。';
  if (isCommon(plain)) return '密码过于常见，请另选一个。';
  if (policy === 'mlps3' && kindsIn(password) < 3)
    return '密码须包含大写字母、小写字母、数字、符号中的至少三种。';
  return undefined;
}

/** Whether it is part of a keyboard row, or a common word with at most three more characters. */
function isCommon(plain: string): boolean {
  const rows = ROWS.some((row) => [row, [...row].reverse().join('')].some((one) => one.includes(plain)));
  return rows || COMMON.some((word) => plain.includes(word) && plain.length - word.length <= 3);
}

function kindsIn(password: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(password))
    .length;
}
