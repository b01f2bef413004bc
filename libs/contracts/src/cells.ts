import { z } from 'zod';
import { CELL_STAGE_NAMES } from '@app/domain';
import { fileView, uploadQuery } from './applications/files';
import { namingDocument } from './applications/naming';
import { endedDays } from './calendars';
import * as p from './primitives';

export const CELL_STAGES = Object.keys(CELL_STAGE_NAMES) as [
  keyof typeof CELL_STAGE_NAMES,
  ...(keyof typeof CELL_STAGE_NAMES)[],
];

export const CHECK_RESULTS = ['keep', 'rectify', 'proposeRevocation'] as const;

export const cellQuery = z.strictObject({
  programmeYear: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
  cellType: p.cellTypeCode.optional(),
  stage: z.enum(CELL_STAGES).optional(),
  mine: p.flagInQuery.optional().describe('true：只列等待我办理的'),
  q: p.line(100).optional().describe('单位名称的一部分，或编号的开头'),
  sort: p.sortBy('unit', 'number', 'named', 'plaque', 'stage', 'due'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

const task = z.object({
  seat: z.string(),
  name: z.string().describe('由谁办理'),
  clock: z.string(),
  clockName: z.string(),
  openedOn: p.civilDate,
  dueOn: p.civilDate,
  toldDueOn: p.civilDate,
  provisional: z.boolean(),
  overdue: z.boolean(),
  daysLeft: z.int().describe('剩余工作日；负数为已逾期'),
});

/** A named cell as a list shows it. */
export const cellItem = z.object({
  id: z.string(),
  number: z.string(),
  applicationId: z.string(),
  unitName: z.string(),
  isRecorded: z.boolean().describe('补录：命名后录入系统'),
  programmeYear: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  namedOn: p.civilDate,
  stage: z.enum(CELL_STAGES),
  stageName: z.string(),
  recheckOn: p.civilDate.nullable().describe('下次动态复核启动的日期'),
  plaqueNumber: z.string().nullable(),
  task: task.nullable(),
});

export const cellPage = p.page(cellItem);

/** What will happen to the cell by itself if nobody acts. */
const foreseenCell = z.object({ at: z.string(), on: p.civilDate, text: z.string().describe('将发生什么') });

const sheetItem = z.strictObject({
  item: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '应为核查项的编号。'),
  ok: z.boolean().describe('是否符合'),
  note: p.prose(1000).optional().describe('发现的问题；不符合的须填写'),
});

/** A file of a check, with the number of the check. */
export const checkFile = fileView.extend({
  check: z.int().describe('第几次核查'),
  by: z.string().describe('上传人的角色'),
  byName: z.string().describe('上传人'),
  replaces: z.string().nullable().describe('所替换的文件；没有替换的为空'),
});

/** An upload for the open check; `replaces` is the earlier version in whose stead it stands. */
export const checkFileQuery = uploadQuery.extend({
  replaces: p.uuid.optional().describe('被替换的文件：同一次核查中本方此前上传的；原文件保留并标明已被替换'),
});

/** Everything that the viewer may see of a cell, and what he may do now. */
export const cellView = cellItem.omit({ task: true }).extend({
  seq: z.int(),
  documentNumber: z.string().describe('命名文件的发文字号'),
  issued: namingDocument.nullable().describe('更正以前最初登记的文号和日期；没有更正过的为空'),
  recheckExplanation: z.string().describe('日期的由来'),
  task: task.extend({ explanation: z.string().describe('日期的由来') }).nullable(),
  plaque: z.object({ number: z.string(), on: p.civilDate }).nullable(),
  check: z
    .object({
      no: z.int(),
      kind: z.enum(['recheck', 'spot']),
      kindName: z.string(),
      openedOn: p.civilDate,
      rounds: z.int().describe('已要求整改的次数'),
      appealedOn: p.civilDate.nullable().describe('对核查未通过提出申诉的日期'),
      assigned: z.array(z.object({ id: z.string(), name: z.string() })),
    })
    .nullable(),
  revocation: z
    .object({
      on: p.civilDate.describe('决定日期'),
      revokedOn: p.civilDate.nullable().describe('更正生效的日期'),
      appealedOn: p.civilDate.nullable(),
    })
    .nullable(),
  endedEarly: endedDays.nullable().describe('申诉期已满，而按现行工作日历尚未届满；可以“按新日历恢复”'),
  checkItems: z
    .array(z.object({ id: z.string(), name: z.string(), basis: z.string() }))
    .describe('核查表的各项'),
  checkFiles: z.array(checkFile).describe('核查附件'),
  minCheckers: z.int(),
  roundsLeft: z.int().describe('还可以要求整改几次'),
  people: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .describe('可参加核查的人员；不能核查的人为空'),
  actions: z.array(z.object({ type: z.string(), name: z.string() })),
  forecast: z.array(foreseenCell),
  events: z.array(
    z.object({
      seq: z.int(),
      type: z.string(),
      name: z.string(),
      text: z.string().describe('一句话说明'),
      at: z.string(),
      byName: z.string(),
      reason: z.string().nullable().describe('理由或说明'),
      sheet: z
        .array(z.object({ item: z.string(), name: z.string(), ok: z.boolean(), note: z.string().nullable() }))
        .nullable()
        .describe('核查表'),
      checkers: z.array(z.string()).describe('核查人'),
    }),
  ),
});

function act<T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) {
  return z.strictObject({ commandId: p.uuid, type: z.literal(type), ...fields });
}

const persons = z.array(p.uuid).max(20, '人数过多。');

/** Every act on a named cell, by its `type`. */
export const cellCommandBody = z.discriminatedUnion('type', [
  act('orderSpotCheck', { assigned: persons.default([]).describe('指定的核查人员'), reason: p.reason }),
  act('fileCheck', {
    result: z.enum(CHECK_RESULTS).describe('维持、限期整改或建议撤销'),
    on: p.civilDate.describe('核查日期'),
    checkers: persons.min(1, '请填写核查人。').describe('核查人'),
    items: z.array(sheetItem).max(50, '过多。').describe('核查表'),
    text: p.note,
  }),
  act('reportRectified', { text: p.prose(2000, 2).describe('整改情况') }),
  act('decideRevocation', { decision: z.enum(['keep', 'revoke']), reason: p.reason }),
  act('appeal', { reason: p.reason.describe('申诉理由') }),
  act('reopen', { reason: p.reason }).describe('按现行工作日历申诉期尚未届满的，恢复申诉期'),
  act('reviewAppeal', { outcome: z.enum(['upheld', 'rejected']), reason: p.reason }),
  act('concludeRestoration', { text: p.prose(2000, 2).describe('如何落实') }),
  act('recordPlaque', {
    number: p.line(40).describe('牌匾编号'),
    on: p.civilDate.describe('授牌日期'),
    text: p.note,
  }),
  act('setRecheckDay', { on: p.civilDate, reason: p.reason }),
  act('urge', {}),
]);

/** The result of a command on a cell; every repetition of its id gets the same. */
export const cellAnswer = z.object({
  cellId: z.string(),
  number: z.string(),
  commandId: z.string(),
  seq: z.int(),
  stage: z.enum(CELL_STAGES),
  dueOn: p.civilDate.nullable(),
});

export type CellQuery = z.output<typeof cellQuery>;
export type NamedCellItem = z.infer<typeof cellItem>;
export type NamedCellPage = z.infer<typeof cellPage>;
export type CheckFileQuery = z.output<typeof checkFileQuery>;
export type CheckFileView = z.infer<typeof checkFile>;
export type CellView = z.infer<typeof cellView>;
export type CellCommandBody = z.output<typeof cellCommandBody>;
export type CellAnswerView = z.infer<typeof cellAnswer>;
