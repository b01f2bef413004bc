/** One thing wrong with a rule set: a stable code, the place, a sentence for whoever edits it. */
export interface RuleFault {
  code: string;
  /** JSON pointer into the rule set, list entries by their id: `/cellTypes/SCHOOL/leads`. */
  path: string;
  detail: string;
}

/** A rule set that cannot be used; every fault at once. */
export class RuleSetError extends Error {
  constructor(readonly faults: RuleFault[]) {
    super(`规则不能使用,有 ${faults.length} 处错误:\n${faults.map(sentence).join('\n')}`);
    this.name = 'RuleSetError';
  }
}

function sentence({ path, detail, code }: RuleFault): string {
  return `${path} ${detail} [${code}]`;
}
