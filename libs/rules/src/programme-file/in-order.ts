import { z } from 'zod';
import { CELL_CLOCKS, CLOCKS } from '../clocks';
import { programmeParts } from '../schema/rule-set';

/** The names of the parts of a programme file, in its order. */
export const PROGRAMME_PARTS: readonly string[] = Object.keys(programmeParts);

const RECORDS: Record<string, readonly string[]> = {
  clocks: [...CLOCKS, ...CELL_CLOCKS],
};

/**
 * Returns the parts of a rule set in the order of the schema, at every depth; named entries in the order of the
 * procedure, else of their names. A part whose shape is wrong keeps its own order, and an unknown part comes last.
 */
export function inOrder(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const known = Object.entries(programmeParts).flatMap(([name, schema]) => {
    const value = parts[name];
    if (value === undefined) return [];
    const read = (schema as z.ZodType).safeParse(value);
    const ordered = read.success ? read.data : value;
    return [[name, schema instanceof z.ZodRecord ? sorted(name, ordered) : ordered] as const];
  });
  const unknown = Object.keys(parts).filter((name) => !Object.hasOwn(programmeParts, name));
  return Object.fromEntries([...known, ...unknown.sort().map((name) => [name, parts[name]] as const)]);
}

function sorted(part: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const order = RECORDS[part] ?? [];
  const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(value).sort(
    ([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : Number(a > b)),
  );
  return Object.fromEntries(entries);
}
