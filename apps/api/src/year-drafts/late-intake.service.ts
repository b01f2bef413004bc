import type { LateIntakeBody, LateIntakeList } from '@app/contracts';
import { allowLateIntake, findLateIntake } from '@app/database';
import { findCellType, intakeOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuse, refuseContent } from '../common/problems';
import { isoAt } from '../common/time';
import { RuleSets } from '../reference';
import { programmeNow, yearOf } from '../year';

/** 准予逾期申报: who may apply with which type although intake is over, until when, and why. */
@Injectable()
export class LateIntakeService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
  ) {}

  /** Throws `notFound` for a year without rules. */
  async list(text: string): Promise<LateIntakeList> {
    const year = yearOf(text);
    const rules = await this.ruleSets.findOf(year);
    if (!rules) throw refuse('notFound');
    const nameOf = (code: string) => findCellType(rules, code)?.name ?? code;
    const rows = await findLateIntake(this.pool, year);
    return {
      year,
      intake: rules.cellTypes.map(({ code, name }) => ({
        cellType: code,
        cellTypeName: name,
        ...intakeOf(rules, code),
      })),
      items: rows.map(({ at, ...row }) => ({ ...row, cellTypeName: nameOf(row.cellType), at: isoAt(at) })),
    };
  }

  /** Throws `notFound`, `unknownCellType`, `dateInThePast`, `unknownPerson`. */
  async allow(user: User, text: string, body: LateIntakeBody): Promise<LateIntakeList> {
    const year = yearOf(text);
    const rules = await this.ruleSets.findOf(year);
    if (!rules) throw refuse('notFound');
    if (!findCellType(rules, body.cellType)) throw refuseContent('unknownCellType', '/cellType');
    const { at, today } = await programmeNow(this.pool);
    if (body.until < today) throw refuseContent('dateInThePast', '/until');
    const known = await allowLateIntake(this.pool, { ...body, year, by: user.id, at: new Date(at) });
    if (!known) throw refuseContent('unknownPerson', '/login');
    return this.list(text);
  }
}
