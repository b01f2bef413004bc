import type { ApplicationView } from '@app/contracts';
import { findLateIntakeOf, findProgrammeTime } from '@app/database';
import { civilDateAt } from '@app/domain';
import { intakeFault, type IntakeFault, intakeOf } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Districts, RuleSets } from '../reference';
import { isoAt } from '../common/time';

interface Applied {
  programmeYear: number;
  cellType: string;
  applicantId: string;
}

/** 申报起止: whether a unit may submit today, by the rules in force and by what the office has allowed. */
@Injectable()
export class IntakeGate {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly districts: Districts,
  ) {}

  /** Returns why a draft may not be submitted today; undefined when it may. */
  async faultOf(applied: Applied): Promise<IntakeFault | undefined> {
    const rules = await this.ruleSets.inForce(applied.programmeYear);
    const { offset } = await findProgrammeTime(this.pool);
    const late = await findLateIntakeOf(this.pool, applied);
    const district = await this.districts.today();
    return intakeFault(rules, applied.cellType, civilDateAt(Date.now() + offset), district, late?.until);
  }

  /** Returns by which permission an application came in after the last day of intake; null when it was in time. */
  async lateOf(
    applied: Applied & { state: { submittedOn?: string } | null },
    rulesVersion: string,
  ): Promise<ApplicationView['lateIntake']> {
    const submittedOn = applied.state?.submittedOn;
    const { closes } = intakeOf(await this.ruleSets.get(rulesVersion), applied.cellType);
    if (submittedOn === undefined || closes === null || submittedOn <= closes) return null;
    const late = await findLateIntakeOf(this.pool, applied);
    if (!late) return null;
    return { until: late.until, reason: late.reason, at: isoAt(late.at) };
  }
}
