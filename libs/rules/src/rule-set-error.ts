/** One fault of a rule set: a stable code, the place, and a sentence for the editor. */
export interface RuleFault {
  code: string;
  /** JSON pointer into the rule set, list entries by their id: `/cellTypes/SCHOOL/leads`. */
  path: string;
  detail: string;
}

/** The rule set cannot be used; `faults` has every fault. */
export class RuleSetError extends Error {
  constructor(readonly faults: RuleFault[]) {
    super(`规则不能使用，有 ${faults.length} 处错误：\n${faults.map(sentence).join('\n')}`);
    this.name = 'RuleSetError';
  }
}

function sentence({ path, detail, code }: RuleFault): string {
  return `${path} ${detail} [${code}]`;
}
