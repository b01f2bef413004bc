import type { CommandBody } from '@app/contracts';
import { findPeople, findUnitAccounts, findUnitCode, type PersonRow } from '@app/database';
import { type Actor, departmentOf, holds, REFUSALS, type Seat } from '@app/domain';
import type { Pool } from 'pg';
import { InvalidContent, refuse } from '../common/problems';
import { ownSeat } from './split-application';

const inspects = ({ role }: PersonRow) => role === 'inspector' || role === 'department' || role === 'office';

/** Throws `unknownPerson` with the place of everyone who does not exist, or whose account cannot do what he is named for. */
export async function checkPeople(
  pool: Pool,
  body: CommandBody,
  actor: Actor,
  cellType: string,
): Promise<void> {
  if (body.type === 'scheduleInspection') return checkInspectors(pool, body.inspectors, '/inspectors');
  if (body.type === 'fileInspection') {
    return checkInspectors(pool, body.sheet.inspectors, '/sheet/inspectors');
  }
  if (body.type === 'transfer') {
    const seat = ownSeat(body.seat, actor);
    return check(pool, [body.to], '/to', (person) => mayHold(person, seat, cellType));
  }
}

/**
 * Returns the id of the unit's account to which a case may be handed over. Throws `unknownAccount`, `accountOfOther` with
 * the place.
 */
export async function findHeir(pool: Pool, applicationId: string, login: string): Promise<string> {
  const [account] = await findUnitAccounts(pool, [login.toLowerCase()]);
  const fault = (code: 'unknownAccount' | 'accountOfOther') =>
    new InvalidContent([{ pointer: '/login', detail: REFUSALS[code] }], code, REFUSALS[code]);
  if (!account) throw fault('unknownAccount');
  const code = await findUnitCode(pool, applicationId);
  if (account.unitCode !== null && account.unitCode !== code) throw fault('accountOfOther');
  return account.id;
}

/** Throws `unknownPerson` with the place under `pointer` of everyone who does not exist or cannot inspect. */
export function checkInspectors(pool: Pool, ids: string[], pointer: string): Promise<void> {
  return check(pool, ids, pointer, inspects);
}

async function check(
  pool: Pool,
  ids: string[],
  pointer: string,
  may: (person: PersonRow) => boolean,
): Promise<void> {
  const people = new Map((await findPeople(pool, ids)).map((person) => [person.id, person]));
  const strangers = ids.flatMap((id, i) => {
    const person = people.get(id.toLowerCase());
    return person && may(person) ? [] : [pointer === '/to' ? pointer : `${pointer}/${i}`];
  });
  if (strangers.length === 0) return;
  const { code, message } = refuse('unknownPerson');
  throw new InvalidContent(
    strangers.map((place) => ({ pointer: place, detail: message })),
    code,
    message,
  );
}

/** Whether a task of a seat, on a case of a type, may be transferred to a person. */
function mayHold(person: PersonRow, seat: Seat, cellType: string): boolean {
  if (seat === 'office') return person.role === 'office';
  if (seat === 'inspection') return inspects(person);
  return (
    person.role === 'department' && holds(person.actsFor ?? [], departmentOf(seat) ?? '', `type:${cellType}`)
  );
}
