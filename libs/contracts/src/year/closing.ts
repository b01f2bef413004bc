import { STAGES } from '@app/domain';
import { z } from 'zod';
import * as p from '../primitives';

/** 年度办结 (closing of a year): what prevents it, and what stays open after it. */
export const yearClosing = z.object({
  year: z.int(),
  mayClose: z.boolean().describe('没有未报送的批次、未登记的市级结果和待确认的更正'),
  applications: z.object({
    total: z.int(),
    items: z
      .array(
        z.object({
          id: z.string(),
          number: z.string(),
          unit: z.string(),
          cellTypeName: z.string(),
          stage: z.enum(STAGES),
          stageName: z.string(),
          objections: z.int().describe('未处理的异议'),
        }),
      )
      .describe('未办完的申报，最多 200 件；办结后继续办理，完成时计入完成的年度'),
  }),
  objections: z.int().describe('所列申报中未处理的异议'),
  obligations: z.array(z.object({ id: z.string(), title: z.string(), dueOn: p.civilDate.nullable() })),
  reports: z
    .array(
      z.object({
        id: z.string(),
        documentNumber: z.string().nullable(),
        stateName: z.string(),
        cells: z.int(),
      }),
    )
    .describe('未报送的批次'),
  results: z
    .array(
      z.object({ applicationId: z.string(), number: z.string(), unit: z.string(), reportId: z.string() }),
    )
    .describe('未登记市级结果的细胞，最多 200 个'),
  cells: z
    .array(
      z.object({
        id: z.string(),
        number: z.string(),
        unit: z.string(),
        cellTypeName: z.string(),
        stageName: z.string(),
      }),
    )
    .describe('命名之后有未办完事项的细胞，最多 200 个；办结后继续办理'),
  adjustments: z.array(z.object({ id: z.string(), openedAt: z.string() })).describe('待确认的更正'),
});

export type YearClosing = z.infer<typeof yearClosing>;
