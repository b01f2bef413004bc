import type { RuleSet } from '../schema/rule-set';
import { derived, undressed } from './derived';
import { mergedOrder, orderDifference } from './order';
import { differsInMarksOnly } from './punctuation';
import { HEAD, nodeOf, piecesOf } from './pieces';
import { isSame } from './same';
import { type FieldsShape, type ListShape, RULE_SET, type Shape } from './shape';

/** Which line changed an entry since the version that both come from. */
export type MergeSide = 'vendor' | 'office' | 'both';

/** One entry that differs between the vendor's rules and the office's; null where a version does not have it. */
export interface RuleEntry {
  /** JSON pointer into the rule set, list entries by their key; the order of a list as `/form:order`. */
  path: string;
  side: MergeSide;
  base: unknown;
  office: unknown;
  vendor: unknown;
  /** It is set on the page of the year once the year is published: shown, never taken. */
  ofYear?: true;
  /** What the vendor changed, or what differs, is the width of punctuation marks alone. */
  marksOnly?: true;
}

/** With this value a year begins; the rules of a published year keep it. Its note may change. */
const OF_YEAR = '/settings/countsFrom';

function isOfYear(path: string, office: unknown, vendor: unknown): boolean {
  const valueOf = (setting: unknown) => (setting as { value?: unknown } | undefined)?.value;
  return path === OF_YEAR && valueOf(office) !== valueOf(vendor);
}

/** The three versions of a year: `base` is the vendor's version that the office's line last took or began from. */
export interface ThreeVersions {
  base: RuleSet | undefined;
  office: RuleSet;
  vendor: RuleSet;
}

/** Which entries are taken from the vendor: those that the vendor changed, or those with these paths. */
export type Taken = 'all' | ReadonlySet<string>;

interface Merging {
  takes: (path: string, side: MergeSide) => boolean;
  entries: RuleEntry[];
}

type Node = Record<string, unknown>;
type Three<T> = [base: T | undefined, office: T | undefined, vendor: T | undefined];

/**
 * Merges the vendor's rules into the office's: the office's version with the taken entries as the vendor has them.
 * Returns every entry that differs, and the result as unchecked JSON under the office's version number. Without a base,
 * what both lines have and differ in counts as changed by both. Working days are the office's: they come with the State
 * Council's circulars, by the page 工作日历. The result does not depend on the order of taking.
 */
export function mergeRules(
  { base, office, vendor }: ThreeVersions,
  taken: Taken,
): { entries: RuleEntry[]; json: Record<string, unknown> } {
  const takes: Merging['takes'] = (path, side) => (taken === 'all' ? side !== 'office' : taken.has(path));
  const merging: Merging = { takes, entries: [] };
  const three: Three<Node> = [base && undressed(base), undressed(office), undressed(vendor)];
  const parts = merge(RULE_SET, '', three, merging) as Node;
  const { version, programmeYear, calendars } = office;
  return { entries: merging.entries, json: derived({ version, programmeYear, ...parts, calendars }) };
}

function merge(shape: Shape, path: string, three: Three<unknown>, merging: Merging): unknown {
  const [base, office, vendor] = three;
  if (isSame(office, vendor)) return office;
  if (shape === 'entry' || office === undefined || vendor === undefined) {
    const side = sideOf(base, office, vendor);
    const ofYear = isOfYear(path, office, vendor);
    const versions = { base: base ?? null, office: office ?? null, vendor: vendor ?? null };
    merging.entries.push({
      ...{ path, side, ...versions },
      ...(ofYear && { ofYear }),
      ...(isMarksOnly(side, versions) && { marksOnly: true as const }),
    });
    return !ofYear && merging.takes(path, side) ? vendor : office;
  }
  switch (shape.kind) {
    case 'record':
      return Object.fromEntries(
        mergePieces(
          three.map((one) => new Map(Object.entries(one ?? {}))) as Maps,
          () => shape.of,
          path,
          merging,
        ),
      );
    case 'fields':
      return mergeFields(shape, path, three as Three<Node>, merging);
    case 'list':
      return mergeList(shape, path, three as Three<Node[]>, merging);
  }
}

function isMarksOnly(
  side: MergeSide,
  { base, office, vendor }: Pick<RuleEntry, 'base' | 'office' | 'vendor'>,
): boolean {
  return differsInMarksOnly(office, vendor) || (side === 'both' && differsInMarksOnly(base, vendor));
}

function sideOf(base: unknown, office: unknown, vendor: unknown): MergeSide {
  if (isSame(vendor, base)) return 'office';
  return isSame(office, base) ? 'vendor' : 'both';
}

type Maps = [base: Map<string, unknown>, office: Map<string, unknown>, vendor: Map<string, unknown>];

function mergeFields(shape: FieldsShape, path: string, three: Three<Node>, merging: Merging): Node {
  const pieces = three.map((one) => piecesOf(one, shape)) as Maps;
  const shapeOf = (name: string) => shape.fields[name] ?? 'entry';
  return nodeOf(mergePieces(pieces, shapeOf, path, merging), shape);
}

function mergeList(shape: ListShape, path: string, three: Three<Node[]>, merging: Merging): Node[] {
  const maps = three.map((rows) => new Map((rows ?? []).map((one) => [String(one[shape.key]), one]))) as Maps;
  const merged = mergePieces(maps, () => shape.of, path, merging);
  const [base, office, vendor] = maps.map((map) => [...map.keys()]) as [string[], string[], string[]];
  const order = orderDifference(base, office, vendor);
  if (order) merging.entries.push({ path: `${path}:order`, ...order });
  const takesOrder = order !== undefined && merging.takes(`${path}:order`, order.side);
  const isKept = (key: string) => merged.get(key) !== undefined;
  return mergedOrder(office, vendor, { isKept, takesOrder }).map((key) => merged.get(key) as Node);
}

/** Merges the pieces of a node: the office's first, then those that only the vendor has. */
function mergePieces(
  [base, office, vendor]: Maps,
  shapeOf: (name: string) => Shape,
  path: string,
  merging: Merging,
): Map<string, unknown> {
  const names = new Set([...office.keys(), ...vendor.keys()]);
  const merged = [...names].map((name): [string, unknown] => {
    const at = name === HEAD ? path : `${path}/${name}`;
    return [name, merge(shapeOf(name), at, [base.get(name), office.get(name), vendor.get(name)], merging)];
  });
  return new Map(merged.filter(([, value]) => value !== undefined));
}
