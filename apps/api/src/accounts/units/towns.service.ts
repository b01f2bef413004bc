import type { TownBody, TownList } from '@app/contracts';
import { changeTowns, findTowns } from '@app/database';
import { refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../../auth';
import { InvalidContent } from '../../common/problems';

/** 镇街: the list from which a unit chooses; the office keeps it. */
@Injectable()
export class TownsService {
  constructor(private readonly pool: Pool) {}

  async list({ role }: User): Promise<TownList> {
    return { ...(await findTowns(this.pool)), canChange: role === 'office' };
  }

  /** Throws `townsChanged`, `invalidContent` (a name twice). */
  async change(user: User, { version, ...list }: TownBody): Promise<TownList> {
    const { names } = list;
    const faults = names.flatMap((name, i) =>
      names.indexOf(name) === i ? [] : [{ pointer: `/names/${i}`, detail: `“${name}”重复了。` }],
    );
    if (faults.length > 0) throw new InvalidContent(faults);
    if (!(await changeTowns(this.pool, version, list, user.id))) throw refusal('townsChanged');
    return this.list(user);
  }
}
