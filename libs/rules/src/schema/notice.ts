import { z } from 'zod';
import { basis, civilDate, code, count, id, text } from './primitives';

/** 责任单位: the departments that the notice names. */
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

/** A group without a list of members, or a body above the district: named, never a lead. */
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

/** 指标: a district figure, never an applicant's pass condition. `stated` is the notice's word, `comparison` how it is read. */
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

/** 时限: a date or cadence of the notice. */
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
