/** 阶段: where an application stands. `draft` is a row without a workflow. */
export const STAGES = [
  'draft',
  'formalCheck',
  'correction',
  'departmentReview',
  'conciliation',
  'inspection',
  'rectification',
  'officeReview',
  'publicNotice',
  'naming',
  'municipalReport',
  'supplement',
  'settled',
  'refused',
  'withdrawn',
  'lapsed',
  'revoked',
] as const;

export type Stage = (typeof STAGES)[number];

export const FINAL_STAGES = ['settled', 'refused', 'withdrawn', 'lapsed', 'revoked'] as const;

export type FinalStage = (typeof FINAL_STAGES)[number];

/** A stage at which the application is over. */
export function isFinal(stage: Stage): stage is FinalStage {
  return (FINAL_STAGES as readonly Stage[]).includes(stage);
}
