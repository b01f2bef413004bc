import { STAGES } from '@app/domain';
import { z } from 'zod';
import { contactBody, unitCorrection } from './applications/unit-body';
import * as p from './primitives';

export const unitQuery = z.strictObject({
  q: p.searchText.optional().describe('名称中的一个或几个词（曾用名也可），或统一社会信用代码'),
  street: p.line(60).optional().describe('镇街'),
  doubles: p.flagInQuery.optional().describe('只看疑似重复的；区无废办和审计可用'),
  sort: p.sortBy('name', 'code', 'street', 'applications', 'cells', 'year'),
  cursor: p.cursor,
  limit: p.pageLimit,
});

const unitFacts = {
  id: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  noCodeReason: z.string().nullable(),
  codeConfirmed: z.boolean().describe('代码的校验位不符，已确认与证照一致'),
  address: z.string(),
  street: z.string(),
};

export const unitItem = z.object({
  ...unitFacts,
  applications: z.int().describe('可见的申报'),
  cells: z.int().describe('其中已命名、未撤销的细胞'),
  lastYear: z.int(),
  isDouble: z.boolean().describe('另有同名的单位，且至少一方没有代码'),
});

export const unitPage = p.page(unitItem);

/** One application in the record of its unit. */
export const unitApplication = z.object({
  id: z.string(),
  number: z.string(),
  programmeYear: z.int(),
  cellType: z.string(),
  cellTypeName: z.string(),
  site: z.string().nullable(),
  isRecorded: z.boolean().describe('补录'),
  stage: z.enum(STAGES),
  stageName: z.string(),
  unitName: z.string().describe('办理时的单位名称'),
  namedOn: z.string().nullable(),
  documentNumber: z.string().nullable(),
  countsIn: z.int().nullable().describe('计入的考核年度'),
  revokedOn: z.string().nullable(),
});

const change = z.object({ field: z.string(), fieldName: z.string(), from: z.string(), to: z.string() });

/** What was corrected, merged or taken apart, and why. */
export const unitEvent = z.object({
  type: z.enum(['corrected', 'contactCorrected', 'merged', 'mergeUndone']),
  typeName: z.string(),
  at: z.string(),
  byName: z.string(),
  reason: z.string(),
  number: z.string().nullable().describe('联系方式所属的申报'),
  changes: z.array(change),
  mergeId: z.string().nullable().describe('可以撤销的合并'),
  other: z.string().nullable().describe('并入的单位'),
});

export const unitView = z.object({
  ...unitFacts,
  sites: z.array(z.string()).describe('校区、厂区等'),
  mergedInto: z.string().nullable(),
  people: z.array(z.object({ name: z.string(), login: z.string().nullable(), applications: z.int() })),
  applications: z.array(unitApplication),
  doubles: z.array(z.object({ id: z.string(), name: z.string(), creditCode: z.string().nullable() })),
  events: z.array(unitEvent),
  canCorrect: z.boolean(),
});

const act = { commandId: p.uuid, reason: p.reason };

export const unitCommandBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('correct'),
    ...act,
    unit: unitCorrection.optional().describe('更正后的单位信息，整份'),
    contact: contactBody
      .extend({ applicationId: p.uuid })
      .optional()
      .describe('一件申报更正后的联系方式，整份'),
  }),
  z.strictObject({
    type: z.literal('merge'),
    ...act,
    gone: p.uuid.describe('并入本单位的另一单位'),
  }),
  z.strictObject({ type: z.literal('undoMerge'), ...act, mergeId: p.uuid }),
]);

export const mergeQuery = z.strictObject({ gone: p.uuid });

const mergeSide = z.object({
  ...unitFacts,
  applications: z.array(unitApplication),
  people: z.int().describe('账号数'),
});

/** What a merge would change, and what forbids it. */
export const mergePreview = z.object({
  kept: mergeSide,
  gone: mergeSide,
  faults: z.array(z.object({ code: z.string(), detail: z.string(), numbers: z.array(z.string()) })),
});

export type UnitQuery = z.output<typeof unitQuery>;
export type UnitItem = z.infer<typeof unitItem>;
export type UnitView = z.infer<typeof unitView>;
export type UnitApplication = z.infer<typeof unitApplication>;
export type UnitEvent = z.infer<typeof unitEvent>;
export type UnitCommandBody = z.output<typeof unitCommandBody>;
export type MergePreview = z.infer<typeof mergePreview>;
export type MergeQuery = z.output<typeof mergeQuery>;
