import { z } from 'zod';
import * as p from './primitives';

export const earlierImportQuery = z.strictObject({
  preview: p.flagInQuery.optional().describe('true：只看会补录什么'),
  commandId: p.uuid.optional().describe('不是预览时必填'),
});

/** A row as it is, or would be, recorded (补录). */
const earlierItem = z.object({
  line: z.int(),
  kindName: z.string(),
  programmeYear: z.int(),
  cellTypeName: z.string(),
  unit: z.string(),
  applicationId: z.string().nullable().describe('预览时没有'),
  number: z.string().describe('预览时为预计的编号'),
  standing: z.string().describe('命名文号和日期，或所处环节'),
  account: z.string().nullable().describe('办理账号；没有的，由区无废办代为联系'),
});

/** What was, or would be, recorded, and every fault at its row and column. */
export const earlierImport = z.object({
  preview: z.boolean(),
  items: z.array(earlierItem),
  faults: z
    .array(
      z.object({
        line: z.int().nullable(),
        column: z.string().nullable(),
        code: z.string(),
        detail: z.string(),
      }),
    )
    .describe('不能采用之处；有一处即全部不导入'),
});

export const earlierImportList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      at: z.string(),
      byName: z.string(),
      rows: z.int(),
    }),
  ),
});

export type EarlierImportQuery = z.output<typeof earlierImportQuery>;
export type EarlierImportView = z.infer<typeof earlierImport>;
export type EarlierImportList = z.infer<typeof earlierImportList>;
