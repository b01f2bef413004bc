import { z } from 'zod';
import * as p from '../primitives';
import { cellNumber, person } from './parts';

export const ENTRY_REASONS_OF_LEDGER = ['counted', 'carried', 'returned', 'uncounted', 'revoked'] as const;

export const ledgerQuery = z.strictObject({
  cell: cellNumber.optional().describe('只看一个细胞'),
  reason: z.enum(ENTRY_REASONS_OF_LEDGER).optional(),
  sort: p.sortBy('position', 'unit', 'number', 'year', 'delta', 'reason', 'by'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

/** One change of one year's figure. Append-only; a move between years is two entries. */
export const ledgerItem = z.object({
  position: z.int().describe('总序号，从 1 起，不断号'),
  number: z.string(),
  ordinal: z.int().describe('该细胞的第几笔'),
  applicationId: z.string(),
  unit: z.string(),
  cellType: z.string(),
  cellTypeName: z.string(),
  programmeYear: z.int(),
  assessmentYear: z.int(),
  delta: z.int().describe('1 或 -1'),
  reason: z.enum(ENTRY_REASONS_OF_LEDGER),
  reasonName: z.string(),
  rulesVersion: z.string(),
  baselineVersion: z.int(),
  baseline: z.int(),
  by: person,
  at: z.string().describe('办理时间（演练时为演练时间）'),
  recordedAt: z.string().describe('记录时间'),
  commandId: z.string(),
  isRecorded: z.boolean().describe('补录：命名后录入系统'),
});

export const ledgerPage = p.page(ledgerItem);

export type LedgerQuery = z.output<typeof ledgerQuery>;
export type LedgerItem = z.infer<typeof ledgerItem>;
export type LedgerPage = z.infer<typeof ledgerPage>;
