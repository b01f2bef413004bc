import type { RuleFault } from '../rule-set-error';

/** Collects the faults of a rule set. */
export class Faults {
  readonly found: RuleFault[] = [];

  add(code: string, path: string, detail: string): void {
    this.found.push({ code, path, detail });
  }

  /** Adds a fault for every repeated value. */
  unique(code: string, path: string, values: readonly (string | number)[]): void {
    const seen = new Set<string | number>();
    for (const value of values) {
      if (seen.has(value)) this.add(code, `${path}/${value}`, `“${value}”重复。`);
      seen.add(value);
    }
  }

  /** Adds a fault for every value that is not in `among`. */
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
