/** A figure of the notice beside what has been completed. Figures are floors: reaching one refuses nothing. */
export interface Gauge {
  target: number;
  completed: number;
  /** Still missing; never negative. */
  gap: number;
  /** Beyond the figure; never negative. */
  surplus: number;
}

/** What a programme year asks for: its totals, and each type's figure with the departments that lead it. */
export interface YearFigures {
  totals: readonly { id: string; value: number }[];
  types: readonly { code: string; target: number; leads: readonly string[] }[];
}

/** Cells that count in the year, and applications still open, by type. */
export interface YearCounts {
  completed: Readonly<Record<string, number>>;
  open: Readonly<Record<string, number>>;
}

export interface YearGauges {
  completed: number;
  /** One per total: 45 · 50 · 60. */
  totals: (Gauge & { id: string })[];
  byType: (Gauge & { code: string; open: number })[];
  /** A type with two leads counts fully under each: these do not add up to the totals. */
  byDepartment: (Gauge & { id: string; open: number })[];
}

/** One figure beside one count. */
export function gaugeOf(target: number, completed: number): Gauge {
  return {
    target,
    completed,
    gap: Math.max(0, target - completed),
    surplus: Math.max(0, completed - target),
  };
}

/** The gauges of a programme year: totals, types and departments, each a separate test (DOMAIN 2.6). */
export function gaugesOf(figures: YearFigures, counts: YearCounts): YearGauges {
  const completed = sum(Object.values(counts.completed));
  const byType = figures.types.map(({ code, target }) => ({
    code,
    ...gaugeOf(target, countOf(counts.completed, code)),
    open: countOf(counts.open, code),
  }));
  return {
    completed,
    totals: figures.totals.map(({ id, value }) => ({ id, ...gaugeOf(value, completed) })),
    byType,
    byDepartment: departmentGauges(figures.types, byType),
  };
}

/**
 * The gauges of those who lead types, in the order of the annex. `types` and `byType` are in the same order. With `bodyOf`, which says
 * in whose hands a department is for a type, two leads that became one are one row, and a type that both lead counts once under it.
 */
export function departmentGauges(
  types: YearFigures['types'],
  byType: readonly (Gauge & { open: number })[],
  bodyOf: (department: string, cellType: string) => string = (department) => department,
): YearGauges['byDepartment'] {
  const bodies = types.map(({ code, leads }) => leads.map((lead) => bodyOf(lead, code)));
  return [...new Set(bodies.flat())].map((id) => ({
    id,
    ...addedUp(byType.filter((_, i) => bodies[i]!.includes(id))),
  }));
}

/** Gap and surplus per row: what one type has too many of does not fill another's gap. */
function addedUp(rows: readonly (Gauge & { open: number })[]): Gauge & { open: number } {
  const total = (field: keyof Gauge | 'open') => sum(rows.map((row) => row[field]));
  return {
    target: total('target'),
    completed: total('completed'),
    gap: total('gap'),
    surplus: total('surplus'),
    open: total('open'),
  };
}

function countOf(counts: Readonly<Record<string, number>>, code: string): number {
  return Object.hasOwn(counts, code) ? counts[code]! : 0;
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
