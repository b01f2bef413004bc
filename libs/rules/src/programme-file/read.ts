import { readRuleSet } from '../parse';
import type { RuleFault } from '../rule-set-error';
import type { RuleSet } from '../schema/rule-set';
import { PROGRAMME_FORMAT, PROGRAMME_SCHEMA } from './format';
import { jsonFault } from './json-fault';
import { programmePartsOf } from './write';

/** What a programme file holds: its parts and its faults; without parts it cannot be read at all. */
export interface ProgrammeFile {
  parts?: Record<string, unknown>;
  faults: RuleFault[];
}

/**
 * Reads a programme file. One fault per entry, each with a JSON pointer and a sentence; `parts` is absent when the text
 * is not JSON, not a programme file, or of a newer schema.
 */
export function readProgrammeFile(text: string): ProgrammeFile {
  const content = text.replace(/^\ufeff/, '');
  const place = jsonFault(content);
  if (place) {
    const detail = `文件不是正确的 JSON：第 ${place.line} 行第 ${place.column} 列有误。`;
    return unreadable('notJson', detail);
  }
  const json: unknown = JSON.parse(content);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return unreadable('formatUnknown', '文件不是年度文件：应为一个 JSON 对象。');
  }
  const { format, schema, ...parts } = json as Record<string, unknown>;
  if (format !== PROGRAMME_FORMAT) {
    return unreadable('formatUnknown', `文件不是年度文件：format 应为“${PROGRAMME_FORMAT}”。`, '/format');
  }
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1) {
    return unreadable('schemaUnknown', 'schema 应为正整数。', '/schema');
  }
  if (schema > PROGRAMME_SCHEMA) {
    const detail = `文件的格式版本是 ${schema}，本系统只能读到 ${PROGRAMME_SCHEMA}。请先升级本系统，或请对方用旧版本导出。`;
    return unreadable('schemaNewer', detail, '/schema');
  }
  return { parts, faults: programmeFaults(parts) };
}

/** Returns every fault of the parts of a programme, as they would be as the first version of its year. */
export function programmeFaults(parts: Readonly<Record<string, unknown>>): RuleFault[] {
  return readFirstVersion(parts).faults;
}

/** Returns the parts as the first version of their year; undefined when they have a fault. */
export function firstVersionOf(parts: Readonly<Record<string, unknown>>): RuleSet | undefined {
  const { data, faults } = readFirstVersion(parts);
  return faults.length > 0 ? undefined : data;
}

function readFirstVersion(parts: Readonly<Record<string, unknown>>): { data?: RuleSet; faults: RuleFault[] } {
  const given = ['version', 'calendars', 'office']
    .filter((name) => Object.hasOwn(parts, name))
    .map((name) => ({ code: 'partMisplaced', path: `/${name}`, detail: '年度文件不含这一部分，请删去。' }));
  const { data, faults } = readRuleSet(asRuleSet(parts));
  const own = faults.filter(({ path }) => path !== '/version' && path !== '/calendars');
  return { data, faults: [...given, ...own] };
}

function asRuleSet(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { version: _, calendars: __, ...rest } = parts;
  return { ...programmePartsOf(rest), version: `${String(rest.programmeYear)}.1` };
}

function unreadable(code: string, detail: string, path = '/'): ProgrammeFile {
  return { faults: [{ code, path, detail }] };
}
