import type { RuleFault } from '../rule-set-error';

/** Collects faults under a place. */
export class Faults {
  readonly found: RuleFault[] = [];

  add(code: string, path: string, detail: string): void {
    this.found.push({ code, path, detail });
  }

  /** Notes every value that occurs again. */
  unique(code: string, path: string, values: readonly (string | number)[]): void {
    const seen = new Set<string | number>();
    for (const value of values) {
      if (seen.has(value)) this.add(code, `${path}/${value}`, `“${value}”重复。`);
      seen.add(value);
    }
  }

  /** Notes every value that is not among the known ones. */
  known(
    code: string,
    path: string,
    values: readonly (string | number)[],
    among: ReadonlySet<string | number>,
  ): void {
    for (const value of values) {
      if (!among.has(value)) this.add(code, path, `没有“${value}”。`);
    }
  }
}
