import { z } from 'zod';
import * as p from './primitives';

const path = z.string().min(1, '此项不能为空。').max(200, '过长。');

/** What became of the rules that a release proposes. */
export const PROPOSAL_STATES = {
  waiting: '待办理',
  same: '与本办相同',
  taken: '已采用',
  takenInPart: '采用了一部分',
  left: '暂不采用',
  superseded: '已有更新的',
  newYear: '新年度',
} as const;

/** Rules that a release proposes for a year. */
export const proposal = z.object({
  id: z.string(),
  programmeYear: z.int(),
  version: z.string().describe('随系统提供的版本'),
  seenAt: z.string(),
  state: z.enum(Object.keys(PROPOSAL_STATES) as [keyof typeof PROPOSAL_STATES]),
  stateName: z.string(),
  readable: z.boolean().describe('false：格式已不同，本系统读不出，不能采用'),
  officeVersion: z.string().nullable().describe('本办最新的版本；年度还没有规则的为空'),
  answer: z
    .object({
      version: z.string().describe('采用后的版本，或暂不采用时的版本'),
      taken: z.int().nullable().describe('采用了几处；全部采用和没有采用的为空'),
      by: z.string().nullable(),
      at: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
});

/** 系统更新带来的规则 (what releases propose), the newest first. */
export const proposalList = z.object({
  items: z.array(proposal),
  waiting: z.int().describe('等待区无废办决定的'),
});

/** One entry in which the vendor's rules and the office's differ, in three versions. */
const proposalEntry = z.object({
  path: z.string().describe('JSON pointer，清单中的行用其代码'),
  row: z.string().describe('所在的行，如 /clocks/naming'),
  name: z.string().describe('所在行的名称'),
  side: z.enum(['vendor', 'office', 'both']),
  sideName: z.string(),
  base: z.unknown().describe('以前采用的；没有的为 null'),
  office: z.unknown().describe('本办的'),
  vendor: z.unknown().describe('新提供的'),
  ofYear: z.boolean().describe('true：年度发布后在“年度”页设定，只供对照，不能采用'),
  marksOnly: z.boolean().describe('true：新提供的只改了标点'),
  successors: z
    .array(z.object({ department: z.string(), successor: z.string() }))
    .describe('新提供的写有已经撤销的部门，这里按其承接部门；名称'),
});

export const proposalView = proposal.extend({
  base: z.string().nullable().describe('本办以前采用的随系统提供的版本；没有的为空'),
  file: z.string().nullable().describe('尚未建立的年度：可据以新建年度的年度文件'),
  entries: z.array(proposalEntry),
});

export const proposalQuery = z.strictObject({
  year: z.coerce.number('应为四位年份。').pipe(p.programmeYear).optional(),
});

/** 采用： whole, which is everything that the vendor changed, or the chosen entries. */
export const proposalTakeBody = z.strictObject({
  basedOn: z.string().max(12, '过长。').describe('所依据的版本，须为最新版本'),
  reason: p.reason,
  entries: z
    .union([z.literal('all'), z.array(path).min(1, '没有选择要采用的内容。').max(5000, '一次最多 5000 处。')])
    .describe('all：系统更新改动的全部；或逐处列出'),
});

export const proposalLeaveBody = z.strictObject({ reason: p.reason });

export type ProposalState = keyof typeof PROPOSAL_STATES;
export type ProposalList = z.infer<typeof proposalList>;
export type Proposal = ProposalList['items'][number];
export type ProposalView = z.infer<typeof proposalView>;
export type ProposalTakeBody = z.output<typeof proposalTakeBody>;
export type ProposalLeaveBody = z.output<typeof proposalLeaveBody>;
export type ProposalQuery = z.output<typeof proposalQuery>;
