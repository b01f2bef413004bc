import {
  type CivilDate,
  type DepartmentRegister,
  type EndingTown,
  formerTowns,
  townListOf,
  type TownListFault,
  townsEndingAlone,
  townsOn,
} from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../connection/transaction';
import type { Reader } from '../../worklists/scope';

/** 镇街名单: the names of today, from which units choose, and whether a 镇街 may recommend cases of its units (推荐意见). */
export interface Towns {
  version: number;
  names: string[];
  /** Those of them that are to be dissolved without a successor: not to be chosen any more. */
  ending: EndingTown[];
  /** Names that are no more, each with the 镇街 that has taken its place: who still writes one means that. */
  former: Record<string, string>;
  mayRecommend: boolean;
}

/** 镇街沿革: the list as the office wrote it last, and what the changes since have made of it. */
export interface TownRegister {
  /** The version of the list; 0 while there is none. */
  version: number;
  mayRecommend: boolean;
  /** The names as they were written. */
  kept: string[];
  /** The ids of the register are the names. */
  register: DepartmentRegister;
  today: CivilDate;
}

/** Starts a transaction that alone writes the list or its changes. */
export const BEGIN_TOWNS = `BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('town_list', 0))`;

/** Returns the list with its changes. */
export async function findTownRegister(db: Reader): Promise<TownRegister> {
  const { rows } = await db.query<
    Omit<TownRegister, 'register'> & Pick<DepartmentRegister, 'ends'> & { begun: DepartmentRegister['first'] }
  >({
    name: 'find-town-register',
    text: `SELECT coalesce(l.version, 0) AS version, coalesce(l.names, '{}') AS kept, programme_day()::text AS today,
                  coalesce(l.may_recommend, false) AS "mayRecommend",
                  (SELECT coalesce(jsonb_agg(to_jsonb(b) ORDER BY b.number, b.id), '[]') FROM (
                     SELECT DISTINCT ON (n.name) n.name AS id, n.name, n.name AS "fullName", n.begins_on AS "beginsOn",
                            t.effective_from AS until, n.change_number AS number
                       FROM town_begin n LEFT JOIN town_change t ON t.takes_back = n.change_number
                      ORDER BY n.name, n.change_number DESC) b) AS begun,
                  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.name, 'number', e.change_number, 'on', e.ends_on,
                     'successor', e.successor, 'until', e.until)), '[]') FROM town_end_held e) AS ends
             FROM (SELECT) one LEFT JOIN LATERAL (SELECT * FROM town_list ORDER BY version DESC LIMIT 1) l ON true`,
  });
  const { begun, ends, ...list } = rows[0]!;
  const first = [
    ...list.kept.map((name) => ({ id: name, name, fullName: name, beginsOn: null })),
    ...begun.filter(({ id }) => !list.kept.includes(id)),
  ];
  return { ...list, register: { first, names: [], ends } };
}

/** 镇街: the list of today; version 0 while there is none, and then a 镇街 is any text. */
export async function findTowns(db: Reader): Promise<Towns> {
  const { version, mayRecommend, register, today } = await findTownRegister(db);
  return {
    ...{ version, mayRecommend, names: townsOn(register, today) },
    ...{ ending: townsEndingAlone(register, today), former: formerTowns(register, today) },
  };
}

/**
 * Puts a new list in force, based on the version that was read; what is left out stays. Returns false when another list came
 * in between, or the faults of a list that the recorded changes do not allow.
 */
export async function changeTowns(
  pool: Pool,
  basedOn: number,
  { names, mayRecommend }: Pick<Towns, 'names'> & Partial<Towns>,
  by: string,
): Promise<boolean | TownListFault[]> {
  const work = async (client: PoolClient) => {
    const before = await findTownRegister(client);
    if (before.version !== basedOn) return false;
    const list = townListOf(before.register, before.kept, names, before.today);
    if (list.faults.length > 0) return list.faults;
    await client.query('INSERT INTO town_list (names, may_recommend, changed_by) VALUES ($1, $2, $3)', [
      list.names,
      mayRecommend ?? before.mayRecommend,
      by,
    ]);
    return true;
  };
  return inTransaction(pool, work, BEGIN_TOWNS);
}
