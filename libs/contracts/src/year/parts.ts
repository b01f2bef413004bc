import { enteredCode } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';

/** The statuses of a programme year. */
export const PROGRAMME_STATUSES = ['notOpened', 'open', 'cut', 'closed'] as const;

export const cityResult = z.enum(['recognised', 'returned', 'notRecognised']);
export const countsFrom = z.enum(['named', 'recognised']);
export const carryOverOrder = z.enum(['aboveRowLatestNamed', 'latestNamed']);
export const basis = z
  .enum(['notice', 'law', 'analogy', 'assumed', 'office'])
  .describe('office：区无废办设定');

/** The number that an application, and later its cell, keeps for life. */
export const cellNumber = z
  .string()
  .overwrite(enteredCode)
  .toUpperCase()
  .regex(/^[A-Z]{1,8}-\d{4}-[A-Z_]{2,32}-\d{4,6}$/, '应为申报编号：区县、年度、类型、序号，以短横相连。');

export const cellNumbers = (what: string) =>
  z.array(cellNumber).min(1, '没有选择任何细胞。').max(2000, '一次不能超过 2000 个。').describe(what);

export const preview = z.boolean().default(false).describe('true：只说明会改变什么，不改变');

export const person = z.object({ id: z.string(), name: z.string() });

export const setting = <T extends z.ZodType>(value: T) =>
  z.object({ value, name: z.string(), basis, note: z.string().nullable() });

/** A cell as the lists of the ledger show it. */
export const cellItem = z.object({
  number: z.string(),
  applicationId: z.string(),
  unit: z.string(),
  cellType: z.string(),
  cellTypeName: z.string(),
  documentNumber: z.string().describe('命名文号'),
  namedOn: p.civilDate,
  submittedOn: p.civilDate,
});

export type CellItem = z.infer<typeof cellItem>;
