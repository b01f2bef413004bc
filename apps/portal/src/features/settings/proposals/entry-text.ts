import type { ProposalView } from '@app/contracts';
import { pathText, valueText } from '../words';

export type Entry = ProposalView['entries'][number];

const PARTS: Record<string, string> = {
  source: '文件依据',
  office: '办公室',
  totals: '任务指标',
  checkItems: '命名后核查项',
  baseline: '结转基数',
  carryOver: '结转',
  cellTypes: '类型',
  departments: '责任单位',
  groups: '责任单位组',
  upperLevel: '上级单位',
  tasks: '工作任务',
  indicators: '指标',
  deadlines: '时间要求',
  obligations: '定期任务',
  rubrics: '评分标准',
  form: '申报表',
  intake: '申报起止',
  clocks: '时限',
  ladders: '提醒',
  settings: '其他设定',
  calendars: '放假安排',
};

/** The entries of one part of the rules that differ. */
export interface PartEntries {
  part: string;
  name: string;
  entries: Entry[];
}

/** Returns the entries by part, in the order of the rules. */
export function byPart(entries: readonly Entry[]): PartEntries[] {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const part = partOf(entry);
    parts.set(part, [...(parts.get(part) ?? []), entry]);
  }
  return [...parts].map(([part, found]) => ({ part, name: PARTS[part] ?? part, entries: found }));
}

function partOf({ path }: Entry): string {
  return path.split('/')[1]!.replace(':order', '');
}

/** Returns what an entry is about, in words: 无废学校 · 合格线. */
export function entryName(entry: Entry): string {
  const part = partOf(entry);
  const isOrder = entry.path.endsWith(':order');
  const path = entry.path.replace(':order', '').replace('/obligations/duties/', '/obligations/');
  const inRow = path.startsWith(`${entry.row}/`) ? path.slice(entry.row.length + 1).split('/') : [];
  const name = entry.row === `/${part}` ? '' : entry.name === 'unnamed' ? '没有列名部门的任务' : entry.name;
  return [name, placeInRow(inRow), isOrder && '顺序'].filter(Boolean).join(' · ') || (PARTS[part] ?? part);
}

/** Returns the steps inside a row in words: 部分 B · 项目 B1. */
function placeInRow(steps: readonly string[]): string {
  const words: string[] = [];
  for (let i = 0; i < steps.length; i += 1) {
    const isList = ['sections', 'items', 'choices', 'types'].includes(steps[i]!);
    const word = pathText([steps[i]!]);
    if (isList && steps[i + 1] !== undefined) words.push(`${word} ${steps[(i += 1)]!}`);
    else words.push(word);
  }
  return words.join(' · ');
}

/** Whether a row is new with the vendor, or gone there. */
export function newsOf({ base, office, vendor }: Entry): string | undefined {
  if (base === null && office === null) return '厂家新增';
  if (vendor === null) return '厂家没有';
  return office === null ? '本办没有' : undefined;
}

type Version = 'base' | 'office' | 'vendor';

/**
 * Returns one version of an entry as lines: the fields in which the versions differ, each with its name. `names` gives
 * the names of departments and types by their codes.
 */
export function versionLines(entry: Entry, version: Version, names: ReadonlyMap<string, string>): string[] {
  const value = named(entry[version], names);
  if (value === null || value === undefined) return ['没有'];
  if (!isFields(value)) return [valueText(value)];
  const lines = fieldsThatDiffer(entry)
    .filter((field) => value[field] !== undefined)
    .map((field) => `${pathText([field])}：${fieldText(value[field])}`);
  return lines.length > 0 ? lines : ['没有'];
}

type Fields = Record<string, unknown>;

/** The fields that differ between the versions that have the entry; of a single version the simple ones. */
function fieldsThatDiffer({ base, office, vendor }: Entry): string[] {
  const versions = [base, office, vendor].filter(isFields);
  const fields = [...new Set(versions.flatMap((one) => Object.keys(one)))];
  if (versions.length === 1) return fields.filter((field) => !isLong(versions[0]![field]));
  return fields.filter((field) => new Set(versions.map((one) => JSON.stringify(one[field]))).size > 1);
}

function fieldText(value: unknown): string {
  return isFields(value) && 'value' in value ? valueText(value.value) : valueText(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) && value.some((one) => typeof one === 'object');
}

/** Returns a value with names instead of the codes of departments and types. */
function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => named(one, names));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, names)]));
}

/** Whether taking the vendor's punctuation would undo what the office changed in the content of the entry. */
export function losesContent({ marksOnly, side }: Pick<Entry, 'marksOnly' | 'side'>): boolean {
  return marksOnly && side === 'both';
}

/**
 * Returns what the vendor changed: in content, in punctuation marks alone, and what 全选 chooses of both: all that can be
 * taken, but for entries that lose content of the office for a mark.
 */
export function vendorsOf(entries: readonly Entry[]): Record<'theirs' | 'marks' | 'suggested', Entry[]> {
  const changed = entries.filter(({ side }) => side !== 'office');
  return {
    theirs: changed.filter(({ marksOnly }) => !marksOnly),
    marks: changed.filter(({ marksOnly }) => marksOnly),
    suggested: changed.filter((entry) => !entry.ofYear && !losesContent(entry)),
  };
}

/** Returns what is sent to take the ticked entries: `all` when they are just what the vendor changed. */
export function takenOf(entries: readonly Entry[], ticked: ReadonlySet<string>): 'all' | string[] {
  const changed = entries.filter(({ side, ofYear }) => side !== 'office' && !ofYear);
  const isAll = changed.length === ticked.size && changed.every(({ path }) => ticked.has(path));
  return isAll ? 'all' : [...ticked];
}
