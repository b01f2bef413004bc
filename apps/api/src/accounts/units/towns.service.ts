import type { TownBody, TownList } from '@app/contracts';
import { changeTowns, findTowns } from '@app/database';
import { refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../../auth';
import { InvalidContent } from '../../common/problems';

/** 镇街: the list of today, from which a unit chooses; the office keeps it. */
@Injectable()
export class TownsService {
  constructor(private readonly pool: Pool) {}

  async list({ role }: User): Promise<TownList> {
    const { former: _, ...list } = await findTowns(this.pool);
    return { ...list, canChange: role === 'office' };
  }

  /** Throws `townsChanged`, `invalidContent` (a name twice, one that a recorded change has ended, sets up later or relies on). */
  async change(user: User, { version, ...list }: TownBody): Promise<TownList> {
    const { names } = list;
    const faults = names.flatMap((name, i) =>
      names.indexOf(name) === i ? [] : [{ pointer: `/names/${i}`, detail: `“${name}”重复了。` }],
    );
    if (faults.length > 0) throw new InvalidContent(faults);
    const changed = await changeTowns(this.pool, version, list, user.id);
    if (changed === false) throw refusal('townsChanged');
    if (changed !== true)
      throw new InvalidContent(
        changed.map(({ at, detail }) => ({ pointer: at === null ? '/names' : `/names/${at}`, detail })),
      );
    return this.list(user);
  }
}
