import { z } from 'zod';
import { basis, civilDate, code, count, id, text } from './primitives';

/** 责任单位 (responsible units): the departments that the circular names. */
export const department = z.strictObject({
  id: code,
  name: text,
  basis,
  fullName: text,
  fullNameBasis: basis,
  level: z.enum(['district', 'municipalBranch', 'municipalEnterprise']),
  kind: z.enum(['office', 'department', 'enterprise']),
  tasks: z.array(count),
});

/** A group without a list of members, or a body above the district. The circular names it, and it never leads. */
export const otherBody = z.strictObject({ id: code, name: text, note: text, basis });

/** One of the numbered tasks. */
export const task = z.strictObject({
  number: z.int().min(1),
  part: text,
  subpart: text.nullable(),
  title: text,
  titleBasis: basis,
  text,
  responsible: text,
  departments: z.array(code),
  groups: z.array(code),
  leads: z.array(code),
  openTail: text.nullable(),
  indicators: z.array(id),
  deadlines: z.array(id),
  basis,
});

/**
 * 指标 (indicator): a target of the district, never a condition for an applicant. `stated` is the word of the circular,
 * `comparison` our reading of it.
 */
export const indicator = z.strictObject({
  id,
  task: z.int(),
  name: text,
  quote: text,
  stated: text.nullable(),
  comparison: z.enum(['≥', '=']),
  comparisonBasis: basis,
  value: z.number(),
  valueBasis: basis,
  unit: text,
  kind: z.enum(['quota', 'count', 'effort', 'ratio', 'amount', 'qualitative', 'prohibition', 'scope']),
  note: text.nullable(),
  sameAs: id.optional(),
  basis,
});

/** 时限 (deadline): a date or cadence of the circular. */
export const deadline = z.strictObject({
  id,
  task: z.int().nullable(),
  what: text,
  quote: text,
  kind: z.enum(['fixed', 'recurring', 'open', 'setByCity', 'year', 'assessmentYear']),
  date: civilDate.nullable(),
  cadence: z.enum(['monthly', 'quarterly', 'halfYearly']).nullable(),
  owner: text,
  ownerBasis: basis,
  basis,
});
