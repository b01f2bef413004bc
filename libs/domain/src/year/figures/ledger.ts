import type { CityResult } from '../../application/application';
import type { CivilDate, Instant } from '../../calendar/civil-date';
import type { YearFigures } from './gauges';

/** 结转基数: the figure beyond which cells are surplus; each change is a new version. */
export interface Baseline {
  version: number;
  value: number;
}

/** When a cell begins to count, and which cells carry first (settings, assumed). */
export interface CountingPolicy {
  countsFrom: 'named' | 'recognised';
  carryOverOrder: CarryOverOrder;
}

/** `aboveRowLatestNamed`: types above their row figure give first; `latestNamed`: the rows are not looked at. */
export type CarryOverOrder = 'aboveRowLatestNamed' | 'latestNamed';

/** A row of the annex: its figure, read as ≥, or a bare figure (`=`), which may be passed but is flagged. */
export interface TypeRow {
  code: string;
  name: string;
  target: number;
  comparison: '≥' | '=';
  leads: readonly string[];
}

/** A programme year as its figures are read: what it asks for and what is under way. */
export interface YearPlan extends YearFigures {
  year: number;
  rulesVersion: string;
  totals: readonly { id: string; name: string; value: number }[];
  types: readonly TypeRow[];
  /** Every baseline so far, the present one last. */
  baselines: readonly Baseline[];
  policy: CountingPolicy;
  /** Applications of this programme year that are under way, by type. */
  open: Readonly<Record<string, number>>;
}

/** A named cell as the figures see it; it keeps its application's number for life. */
export interface NamedCell {
  number: string;
  cellType: string;
  programmeYear: number;
  submittedOn: CivilDate;
  namedOn: CivilDate;
  /** The report in which it lies; none before, and none after the city returned it. */
  reportedIn?: string;
  cityResult?: CityResult;
  cityResultOn?: CivilDate;
  revokedOn?: CivilDate;
  /** Whether its unit is asked to supplement what the city returned; it is reported after that. */
  supplementing?: boolean;
  /** 精品细胞 since then. */
  showcaseOn?: CivilDate;
}

/** Why a year's figure changed. `returned`: a carried cell comes back; `uncounted`: it counts no longer, though named. */
export type EntryReason = 'counted' | 'carried' | 'returned' | 'uncounted' | 'revoked';

/** One change of one year's figure. Append-only; a move between years is two entries, out and in. */
export interface LedgerEntry {
  cell: string;
  /** Of this cell, from 1 without gaps. */
  ordinal: number;
  /** Assessment year. */
  year: number;
  delta: 1 | -1;
  reason: EntryReason;
  rulesVersion: string;
  baselineVersion: number;
  by: string;
  /** Programme time (ms). */
  at: Instant;
  commandId: string;
}

/** Who changes a figure, when, by which command. */
export type Stamp = Pick<LedgerEntry, 'by' | 'at' | 'commandId'>;

/** What the figures of the years are computed from; `entries` in the order in which they were committed. */
export interface YearLedger {
  programmes: readonly YearPlan[];
  cells: readonly NamedCell[];
  entries: readonly LedgerEntry[];
}

/** What is wrong with one cell of a list, in Chinese. */
export interface CellFault {
  cell: string;
  code: string;
  detail: string;
}

export function findYearPlan(ledger: YearLedger, year: number): YearPlan | undefined {
  return ledger.programmes.find((plan) => plan.year === year);
}

/** The programme of a year that the caller knows to exist. */
export function getYearPlan(ledger: YearLedger, year: number): YearPlan {
  const plan = findYearPlan(ledger, year);
  if (!plan) throw new Error(`no plan ${year} in the ledger`);
  return plan;
}

export function baselineOf({ year, baselines }: Pick<YearPlan, 'year' | 'baselines'>): Baseline {
  const present = baselines.at(-1);
  if (!present) throw new Error(`plan ${year} has no baseline`);
  return present;
}

export function findCell(ledger: YearLedger, number: string): NamedCell | undefined {
  return ledger.cells.find((cell) => cell.number === number);
}

/** A cell with an answer of the city; what it returned lies in no report any more. */
export function withCityResult<T extends NamedCell>(
  cell: T,
  cityResult: CityResult,
  cityResultOn: CivilDate,
): T {
  const { reportedIn, ...rest } = cell;
  return { ...rest, ...(cityResult !== 'returned' && { reportedIn }), cityResult, cityResultOn } as T;
}

/** The ledger with more entries, as after their commit. */
export function withEntries(ledger: YearLedger, entries: readonly LedgerEntry[]): YearLedger {
  return { ...ledger, entries: [...ledger.entries, ...entries] };
}

/** The ledger with a cell added, or changed. */
export function withCell(ledger: YearLedger, cell: NamedCell): YearLedger {
  const others = ledger.cells.filter(({ number }) => number !== cell.number);
  return { ...ledger, cells: [...others, cell] };
}

export function withYearPlan(ledger: YearLedger, plan: YearPlan): YearLedger {
  const programmes = ledger.programmes.map((one) => (one.year === plan.year ? plan : one));
  return { ...ledger, programmes };
}
