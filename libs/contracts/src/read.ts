import type { z } from 'zod';
import type { Fault } from './problem';

const DEEPEST = 32;

/** The validated value, or every fault. */
export type Reading<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** Validates input from outside. Faults carry JSON pointers, or parameter names for a query. */
export function read<T extends z.ZodType>(
  schema: T,
  input: unknown,
  kind: 'body' | 'query' = 'body',
): Reading<z.output<T>> {
  if (isTooDeep(input)) return { ok: false, faults: [at(kind, [], '内容的层级过深。')] };
  const unstorable = findUnstorable(input);
  if (unstorable) return { ok: false, faults: [at(kind, unstorable, '含有无法保存的字符。')] };
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, kind)).slice(0, 100) };
}

function faultsOf(issue: z.core.$ZodIssue, kind: 'body' | 'query'): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at(kind, [...issue.path, key], '不认识这个字段。'));
  }
  return [at(kind, issue.path, messageOf(issue))];
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union' && 'discriminator' in issue)
    return `不认识的${issue.path.at(-1) === 'type' ? '操作类型' : '取值'}。`;
  const missing =
    issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
  if (missing) return '缺少此项。';
  if (issue.code === 'invalid_value' && isStandard(issue.message))
    return `应为下列之一：${issue.values.join('、')}。`;
  if (issue.code === 'invalid_type' && isStandard(issue.message))
    return `类型不对，应为${TYPES[issue.expected] ?? issue.expected}。`;
  if (issue.code === 'too_big' && isStandard(issue.message)) return `过大或过多，上限为 ${issue.maximum}。`;
  if (issue.code === 'too_small' && isStandard(issue.message)) return `过小或过少，下限为 ${issue.minimum}。`;
  return isStandard(issue.message) ? '内容不符合要求。' : issue.message;
}

const TYPES: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  record: '对象',
};

/** Whether a message is zod’s own: ours are Chinese. */
function isStandard(message: string): boolean {
  return !/\p{Script=Han}/u.test(message);
}

function at(kind: 'body' | 'query', path: readonly PropertyKey[], detail: string): Fault {
  if (kind === 'query') return { parameter: String(path[0] ?? ''), detail };
  return {
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail,
  };
}

/**
 * Whether objects and lists are nested deeper than any request needs. Checks level by level, because recursion could
 * overflow the stack.
 */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((inner) =>
      typeof inner === 'object' && inner !== null ? Object.values(inner) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** Returns the path of a text that PostgreSQL cannot store (NUL, or half of a surrogate pair), or undefined. */
function findUnstorable(value: unknown, path: PropertyKey[] = []): PropertyKey[] | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !isWellFormed(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes('\u0000') || !isWellFormed(key)) return path;
    const found = findUnstorable(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
