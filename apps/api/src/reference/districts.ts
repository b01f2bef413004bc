import type { DistrictBody, DistrictView } from '@app/contracts';
import {
  appendDistrict,
  currentDistrict,
  findDistrict,
  findDistrictEditions,
  findProgrammeTime,
} from '@app/database';
import { changedDistrict, type CivilDate, civilDateAt, type District, districtOn } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { refuse, refuseContent } from '../common/problems';
import { isoAt } from '../common/time';

/** 区县信息: the district by day. What was issued keeps the names of its day; a change makes no version of the rules. */
@Injectable()
export class Districts {
  constructor(private readonly pool: Pool) {}

  /** Returns the district as of today, in programme time. */
  today(): Promise<District> {
    return currentDistrict(this.pool);
  }

  /** Returns the district as it was, or will be, on a day. */
  on(day: CivilDate): Promise<District> {
    return findDistrict(this.pool, day);
  }

  async view(): Promise<DistrictView> {
    const today = await this.day();
    const editions = await findDistrictEditions(this.pool);
    const planned = editions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > today);
    return {
      today,
      edition: editions[0]!.edition,
      current: districtOn(editions, today),
      planned: [...new Set(planned)].sort().map((from) => ({ from, district: districtOn(editions, from) })),
      editions: editions.map(({ effectiveFrom, recordedAt, ...row }) => ({
        ...row,
        from: effectiveFrom,
        recordedAt: isoAt(recordedAt),
      })),
    };
  }

  /**
   * Changes the district from a day on, and the days that are already planned after it. Throws `districtChanged` when
   * somebody else changed it since, `districtUnchanged`, `districtFromPast`.
   */
  async change(user: User, { basedOn, from, reason, change }: DistrictBody): Promise<DistrictView> {
    if (from < (await this.day())) throw refuseContent('districtFromPast', '/from');
    const editions = await findDistrictEditions(this.pool);
    if (editions[0]!.edition !== basedOn) throw refuse('districtChanged', { edition: editions[0]!.edition });
    const next = changedDistrict(editions, change, from);
    if (next.length === 0) throw refuse('districtUnchanged');
    if (!(await appendDistrict(this.pool, next, { basedOn, by: user.id, reason })))
      throw refuse('districtChanged');
    return this.view();
  }

  private async day(): Promise<CivilDate> {
    const { offset } = await findProgrammeTime(this.pool);
    return civilDateAt(Date.now() + offset);
  }
}
