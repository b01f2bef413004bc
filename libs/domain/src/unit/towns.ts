import type { CivilDate } from '../calendar/civil-date';
import {
  type DepartmentAct,
  type DepartmentEffect,
  departmentEffect,
  DepartmentFault,
  type DepartmentRefusal,
} from '../departments/change';
import { type NoHeir, noHeirText } from '../departments/no-heir';
import { bodyOn, type DepartmentRegister, endedBy, existsOn } from '../departments/register';

/**
 * 镇街变动: what the document orders. A 镇街 is its name: one that is renamed ends, and the one of the new name succeeds it. `into` is
 * a 镇街 that exists, or one that the act sets up.
 */
export type TownAct =
  | { kind: 'new'; names: readonly string[] }
  | { kind: 'rename'; town: string; name: string }
  | { kind: 'merge'; towns: readonly string[]; into: string | { name: string } }
  | { kind: 'dissolve'; town: string; successor: string | null };

/** The refusals of departments in the words of a 镇街; those that are left out cannot happen to one. */
const TOWN_WORDS: Partial<Record<DepartmentRefusal, string>> = {
  departmentUnknown: '镇街名单中没有这个镇街。',
  departmentExists: '这个名称已有镇街使用或曾经使用，请核对。',
  departmentDissolved: '该镇街在这一天已经更名、合并或撤销。',
  departmentNotBegun: '该镇街在这一天尚未设立。',
  departmentEnds: '该镇街的更名、合并或撤销已经登记，不能再次办理；登记有误的，请先撤回。',
  departmentUnchanged: '名称没有改变。',
  successorDissolved: '承接的镇街在这一天也已更名、合并或撤销，请另选承接镇街。',
  mergerInCircle: '合并不能互相承接：承接镇街最终又并回被撤销的镇街。',
  successorMissing: '该镇街还有单位或在用账号，请选择由哪个镇街承接。',
  departmentsChanged: '镇街名单或变动刚刚有人登记过，请核对后再办理。',
  changeStands: '已有单位或账号使用这次变动的镇街，或有后来的变动，不能撤回。',
  departmentFromPast: '生效日期不能早于今天：此前办理的事项保留当日的镇街名称。',
};

/** The refusal of an act on 镇街; `place` as in DepartmentFault. */
export function townFault(code: DepartmentRefusal, place = '', facts = {}, message = TOWN_WORDS[code]) {
  return new DepartmentFault(code, place, facts, message);
}

/**
 * Returns what an act on 镇街 from a day on adds to their register. Throws DepartmentFault with the words of a 镇街: a day that is over, a
 * 镇街 that is unknown, not begun or ended on that day, a name that is taken, a successor that has ended by then, a circle.
 */
export function townEffect(
  register: DepartmentRegister,
  act: TownAct,
  from: CivilDate,
  today: CivilDate,
): DepartmentEffect {
  if (act.kind === 'rename' && act.town === act.name) throw townFault('departmentUnchanged', '/name');
  // A name that was entered by mistake, and taken back, is free from that day on.
  const first = register.first.filter(({ until }) => !until || until > from);
  try {
    return departmentEffect({ ...register, first }, departmentAct(act), from, today);
  } catch (error) {
    if (!(error instanceof DepartmentFault)) throw error;
    const { code, place, facts } = error;
    const message = isNoHeir(facts) ? noHeirText(facts, '镇街') : undefined;
    throw townFault(code as DepartmentRefusal, placeIn(act, place), facts, message);
  }
}

const isNoHeir = (facts: object): facts is NoHeir => 'code' in facts && 'on' in facts;

function departmentAct(act: TownAct): DepartmentAct {
  switch (act.kind) {
    case 'new':
      return { kind: 'new', departments: act.names.map(named) };
    case 'rename':
      return { kind: 'merge', departments: [act.town], into: named(act.name) };
    case 'merge':
      return {
        kind: 'merge',
        departments: act.towns,
        into: typeof act.into === 'string' ? act.into : named(act.into.name),
      };
    case 'dissolve':
      return { kind: 'dissolve', department: act.town, successor: act.successor };
  }
}

const named = (name: string) => ({ id: name, name, fullName: name });

/** Returns the place in the act on 镇街 of what is wrong in the act on departments that it was turned into. */
function placeIn({ kind }: TownAct, place: string): string {
  const [, i, isName] = /^\/departments\/(\d+)(\/\w+)?$/.exec(place) ?? [];
  if (i === undefined) return place === '/department' ? '/town' : place;
  if (kind === 'new') return `/names/${i}`;
  if (isName) return kind === 'rename' ? '/name' : '/into/name';
  return kind === 'rename' ? '/town' : `/towns/${i}`;
}

/** Returns the 镇街 that there are on a day, in the order of the list; a successor stands where the first of its predecessors stood. */
export function townsOn(register: DepartmentRegister, day: CivilDate): string[] {
  const bodies = register.first
    .filter(({ beginsOn }) => (beginsOn ?? day) <= day)
    .map(({ id }) => bodyOn(register, id, day));
  return [...new Set(bodies)].filter((id) => existsOn(register, id, day));
}

/** A 镇街 that is to be dissolved without a successor; `endsOn` is the first day on which it is no more. */
export interface EndingTown {
  name: string;
  endsOn: CivilDate;
}

/** Returns the 镇街 of a day that end later without a successor. From the record of it on, none is given to a unit or an account. */
export function townsEndingAlone({ ends, ...register }: DepartmentRegister, day: CivilDate): EndingTown[] {
  return ends
    .filter(({ on, until, successor }) => successor === null && !until && on > day)
    .filter(({ id }) => existsOn({ ...register, ends }, id, day))
    .map(({ id: name, on: endsOn }) => ({ name, endsOn }));
}

/** Returns the names that are no more on a day, each with the 镇街 that has taken its place. */
export function formerTowns(register: DepartmentRegister, day: CivilDate): Record<string, string> {
  const present = new Set(townsOn(register, day));
  const former = register.first
    .map(({ id }) => [id, bodyOn(register, id, day)] as const)
    .filter(([id, body]) => id !== body && present.has(body));
  return Object.fromEntries(former);
}

/** Why a list of 镇街 is not taken over: `at` is the place of a name in it, null for one that is missing. */
export interface TownListFault {
  at: number | null;
  detail: string;
}

/**
 * Returns the list to keep when the office writes the names of today anew: of each name those that it has come from by a recorded
 * change, so that the change can still be taken back. Faults: a name that a change has ended or sets up later, and one that is left out
 * although a change has set it up, or is to end it, or has passed another on to it.
 */
export function townListOf(
  register: DepartmentRegister,
  kept: readonly string[],
  wanted: readonly string[],
  today: CivilDate,
): { names: string[]; faults: TownListFault[] } {
  const present = townsOn(register, today);
  const standing = register.ends.filter(({ until }) => !until);
  const changed = new Set([
    ...standing.flatMap(({ id, successor }) => [id, ...(successor ? [successor] : [])]),
    ...register.first.filter(({ beginsOn, until }) => beginsOn && !until).map(({ id }) => id),
  ]);
  const faults = wanted.flatMap((name, at): TownListFault[] => {
    const known = !present.includes(name) && register.first.find(({ id }) => id === name);
    if (!known || !changed.has(name)) return [];
    const isLater = !endedBy(register, name, today);
    return [
      {
        at,
        detail: isLater
          ? `“${name}”到设立之日自动列入名单。`
          : `“${name}”已经更名、合并或撤销，不能再列入名单。`,
      },
    ];
  });
  const missing = present
    .filter((name) => changed.has(name) && !wanted.includes(name))
    .map((name) => ({ at: null, detail: `“${name}”有登记的变动，不能直接从名单中去掉，请登记新的变动。` }));
  const cameFrom = (name: string) => kept.filter((one) => bodyOn(register, one, today) === name);
  const isBegun = (name: string) =>
    register.first.some(({ id, beginsOn, until }) => id === name && beginsOn && !until);
  const names = wanted.flatMap((name) => {
    const before = cameFrom(name);
    return before.length > 0 || isBegun(name) ? before : [name];
  });
  const ended = kept.filter((name) => !names.includes(name) && endedBy(register, name, today));
  return { names: [...names, ...ended], faults: [...faults, ...missing] };
}
