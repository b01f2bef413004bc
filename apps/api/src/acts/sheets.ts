import type { sheetBody } from '@app/contracts';
import {
  type CivilDate,
  civilDateAt,
  inspectionDayFaults,
  type PinnedRules,
  REFUSALS,
  scoreSheet,
  sheetFaults,
} from '@app/domain';
import { rubricOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { InvalidContent } from '../common/problems';
import { RuleSets } from '../reference';
import type { SheetResult } from './split-application';

/** Scores 核查评分表 in the api, which stores the sheet; the workflow gets outcome and score. */
@Injectable()
export class Sheets {
  constructor(private readonly ruleSets: RuleSets) {}

  /**
   * Throws `invalidSheet` with the place of every fault. `offset` is the programme clock's (ms); nothing was inspected
   * before `submittedOn`.
   */
  async score(
    sheet: z.output<typeof sheetBody>,
    rules: PinnedRules,
    offset: number,
    submittedOn?: CivilDate,
  ): Promise<SheetResult> {
    const rubric = rubricOf(await this.ruleSets.get(rules.version), rules.pass.rubric);
    const today = civilDateAt(Date.now() + offset);
    const days = inspectionDayFaults(sheet.inspectedOn, { today, submittedOn });
    const marks = sheetFaults(rubric, sheet.marks).map(({ itemId, detail }) => ({
      pointer: `/sheet/marks/${itemId.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      detail,
    }));
    const faults = [...days.map((detail) => ({ pointer: '/sheet/inspectedOn', detail })), ...marks];
    if (faults.length > 0)
      throw new InvalidContent(faults.slice(0, 100), 'invalidSheet', REFUSALS.invalidSheet);
    const { outcome, score } = scoreSheet(rubric, sheet.marks, rules.pass);
    return { outcome, score };
  }
}
