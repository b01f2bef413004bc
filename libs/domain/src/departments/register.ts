import type { CivilDate } from '../calendar/civil-date';

/** A department as it was first recorded. */
export interface FirstRecord {
  id: string;
  name: string;
  fullName: string;
  /** The day from which it exists; null if it is older than the record. */
  beginsOn: CivilDate | null;
  /** The day from which it no longer exists because its setting up was taken back; absent or null otherwise. */
  until?: CivilDate | null;
}

/** The names of a department from a day on. Of two from the same day, the one of the later act (`number`) counts. */
export interface NameFrom {
  id: string;
  number: number;
  from: CivilDate;
  name: string;
  fullName: string;
  /** The day from which the act is taken back; absent or null otherwise. */
  until?: CivilDate | null;
}

/** What a share of a split department is about: a type, an item of the obligations (`T05`), or the account of a person. */
export type Subject = `type:${string}` | `item:${string}` | `account:${string}`;

/** The end of a department: from `on` it exists no more, and its successor, if it has one, does its work. */
export interface DepartmentEnd {
  id: string;
  number: number;
  on: CivilDate;
  successor: string | null;
  /** The departments that a split set up; absent when it was no split. */
  among?: readonly string[];
  /** Who succeeds in what a split named; `successor` does the rest. Absent when it named nothing. */
  shares?: Readonly<Record<string, string>>;
  /** The day from which the act is taken back; absent or null otherwise. */
  until?: CivilDate | null;
}

/** 部门沿革 (register of departments): what was recorded of them, in no order. */
export interface DepartmentRegister {
  first: readonly FirstRecord[];
  names: readonly NameFrom[];
  ends: readonly DepartmentEnd[];
}

/** Whether what an act brought counts on a day: from its own day, up to the day on which it is taken back. */
function counts(from: CivilDate, until: CivilDate | null | undefined, day: CivilDate): boolean {
  return from <= day && (!until || day < until);
}

/**
 * Returns the id of the body that does on a day what is the affair of a department: itself, or its last successor; with `about`, the
 * last successor in that subject.
 */
export function bodyOn({ ends }: DepartmentRegister, id: string, day: CivilDate, about?: Subject): string {
  const seen = new Set<string>();
  let body = id;
  while (!seen.has(body)) {
    seen.add(body);
    const end = ends.find((one) => one.id === body && counts(one.on, one.until, day));
    body = heirOf(end, about) ?? body;
  }
  return body;
}

/** Returns the successor in a subject: the one that a split named for it, else the one that takes what is not named. */
function heirOf(end: DepartmentEnd | undefined, about?: Subject): string | null | undefined {
  return (about && end?.successor && end.shares?.[about]) || end?.successor;
}

/** Returns the ids of the departments whose affairs are on a day in the hands of the same body, itself included. */
export function heldWith(register: DepartmentRegister, id: string, day: CivilDate): string[] {
  const body = bodyOn(register, id, day);
  return register.first.map((one) => one.id).filter((one) => bodyOn(register, one, day) === body);
}

/** Returns the name and full name of a department itself on a day; undefined when it was never recorded. */
export function namesOn(
  { first, names }: DepartmentRegister,
  id: string,
  day: CivilDate,
): { name: string; fullName: string } | undefined {
  const later = names
    .filter((one) => one.id === id && counts(one.from, one.until, day))
    .sort((a, b) => (a.from === b.from ? a.number - b.number : a.from < b.from ? -1 : 1))
    .at(-1);
  return later ?? first.find((one) => one.id === id);
}

/**
 * Returns what a department is called on a day where its affairs are told of: its own name; after its end the name of the
 * body that does its work, in the subject `about` if there is one, with its own last name behind it. The id when it was never
 * recorded.
 */
export function calledOn(register: DepartmentRegister, id: string, day: CivilDate, about?: Subject): string {
  const own = namesOn(register, id, day)?.name ?? id;
  const body = bodyOn(register, id, day, about);
  if (body === id) return own;
  const acting = namesOn(register, body, day)?.name ?? body;
  return acting === own ? acting : `${acting}（原${own}）`;
}

/**
 * Returns the end of a department that has come by a day and counts on it, or undefined. A department whose setting up was taken
 * back has ended without a successor, by no act (number 0).
 */
export function endedBy(
  { first, ends }: DepartmentRegister,
  id: string,
  day: CivilDate,
): DepartmentEnd | undefined {
  const until = first.find((one) => one.id === id)?.until;
  if (until && until <= day) return { id, number: 0, on: until, successor: null };
  return ends.find((end) => end.id === id && counts(end.on, end.until, day));
}

/** Whether a department never was: its setting up was taken back before its day. Its code is free. */
export function neverWas({ beginsOn, until }: FirstRecord): boolean {
  return Boolean(beginsOn && until && until <= beginsOn);
}

/**
 * Returns who may take the place of a department in rules that come into force on a day: undefined while the department exists,
 * one id when it has one successor, several when it, or one after it, was split, none when nobody took its work over. A split that
 * names what passes to whom has one successor in each subject `about`, and one (`rest`) in whatever it does not name.
 */
export function heirsOn(
  register: DepartmentRegister,
  id: string,
  day: CivilDate,
  about?: Subject | 'rest',
): string[] | undefined {
  const heirs = new Set<string>();
  const seen = new Set([id]);
  const follow = (end: DepartmentEnd): void => {
    const isNamed = about !== undefined && end.shares !== undefined;
    const heir = heirOf(end, about === 'rest' ? undefined : about);
    const others = isNamed ? [] : [...(end.among ?? []), ...Object.values(end.shares ?? {})];
    for (const next of [...others, ...(heir ? [heir] : [])]) {
      if (seen.has(next)) continue;
      seen.add(next);
      const later = endedBy(register, next, day);
      if (later) follow(later);
      else heirs.add(next);
    }
  };
  const end = endedBy(register, id, day);
  if (!end) return undefined;
  follow(end);
  return [...heirs];
}

/** Whether a department can be given work from a day on: it was recorded, has begun and has not ended. */
export function existsOn(register: DepartmentRegister, id: string, day: CivilDate): boolean {
  const known = register.first.find((one) => one.id === id);
  return known !== undefined && (known.beginsOn ?? day) <= day && !endedBy(register, id, day);
}
