import { z } from 'zod';
import { basis, civilDate, code, count, id, marks, monthDay, setting, text } from './primitives';

/** One row of the annex: 细胞类型, 创建数量, 牵头部门. */
export const cellType = z.strictObject({
  no: z.int().min(1),
  code,
  name: text,
  shortName: text,
  aliases: z.array(z.strictObject({ name: text, basis })),
  basis,
  leads: z.array(code).min(1),
  leadsBasis: basis,
  coLead: z.strictObject({ value: z.enum(['allMustApprove']), basis }),
  target: z.strictObject({ value: count, comparison: z.enum(['≥', '=']), basis }),
  rubric: id,
  passMark: z.strictObject({ value: marks.max(100), basis }),
  /** Units that belong to another type, and how they are recognised. */
  excludes: z
    .array(
      z.strictObject({
        cellType: code,
        quote: text,
        basis,
        unitKind: id,
        nameEndings: z.array(text),
        nameEndingsBasis: basis,
      }),
    )
    .optional(),
});

export const total = z.strictObject({
  id,
  name: text,
  value: z.int().min(1),
  sumOfRows: z.boolean().optional(),
  source: text,
  quote: text.nullable(),
  basis,
});

export const clock = z.strictObject({
  name: text,
  length: z.int().min(1),
  unit: z.enum(['workingDay', 'calendarDay', 'month']),
  roll: z.boolean(),
  extension: count,
  ladder: id.optional(),
  pausedBy: z.array(z.enum(['correction', 'suspended'])),
  basis,
  note: text,
});

/** When a reminder is sent to whoever has the task; all in working days. */
export const ladder = z.strictObject({
  name: text,
  before: z.array(z.int().min(1).max(60)).max(10),
  onDay: z.boolean(),
  eachDayLate: z.boolean(),
  headAfter: count,
  officeAfter: count,
  basis,
  note: text,
});

/** The State Council’s circular on one year: `MM-DD` or `MM-DD..MM-DD`. */
export const calendarYear = z.strictObject({
  year: z.int().min(2000).max(2999),
  notice: text,
  issuedOn: civilDate,
  basis,
  off: z.array(z.string().regex(/^\d{2}-\d{2}(\.\.\d{2}-\d{2})?$/)),
  makeup: z.array(monthDay),
});

/** Working days left; 0 = due today, negative = so many late. */
const daysLeft = z.int().min(-60).max(60);

/** What the office may set (DOMAIN 8.3). */
export const settings = z.strictObject({
  minInspectors: setting(z.int().min(1).max(20)),
  inspectorScores: setting(z.enum(['agreed'])),
  decidingScore: setting(z.enum(['onSite'])),
  rectifyFrom: setting(marks.max(100)),
  mustNotMet: setting(z.enum(['rectify', 'failed'])),
  notApplicable: setting(z.enum(['rescale', 'fullMarks'])),
  bonusCounts: setting(z.boolean()),
  maxRectificationRounds: setting(z.int().min(0).max(10)),
  firstLeadChecksForm: setting(z.literal(true)),
  countsFrom: setting(z.enum(['named', 'recognised'])),
  secondOfBareFigure: setting(z.enum(['acceptAndFlag'])),
  creditLookBackYears: setting(z.int().min(1).max(10)),
  carryOverOrder: setting(z.enum(['aboveRowLatestNamed'])),
  recheckYears: setting(z.int().min(1).max(20)),
  mailAt: setting(z.literal('09:00')),
  boardYellow: setting(daysLeft),
  boardRed: setting(daysLeft),
});

/** A field of the 申报表 (application form). Without `cellTypes` it is on the form of every type. */
export const formField = z.strictObject({
  id,
  name: text,
  kind: z.enum(['boolean', 'number', 'text', 'choice']),
  required: z.boolean(),
  mustBe: z.literal(true).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  choices: z.array(z.strictObject({ value: id, name: text })).optional(),
  cellTypes: z.array(code).optional(),
  basis,
});

export const source = z.strictObject({
  title: text,
  issuer: text,
  indexNumber: text,
  documentNumber: text.nullable(),
  publishedOn: civilDate,
  address: text,
  basis,
});

/** 结转基数 (baseline): cells above this figure are surplus. Set by the office, with its source. */
export const baseline = z.strictObject({
  total: id.nullable(),
  value: z.int().min(1),
  source: text,
  quote: text.nullable(),
  basis,
  note: text.optional(),
});

export const carryOver = z.strictObject({ quote: text, basis, note: text });
