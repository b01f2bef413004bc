import type { BoardItem, ObligationItem, ObligationView } from '@app/contracts';
import { type CivilDate, OFFICE_DEPARTMENT } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Client } from '../support/client';
import type { Crew } from '../support/drive';
import type { Journey } from '../support/journey';

/** When a department acts: the day after a task opens, three working days late, or never. */
type Temper = 'punctual' | 'slow' | 'silent';

const TEMPERS: Record<string, Temper> = {
  SWW: 'slow',
  CGJ: 'slow',
  JGSW: 'slow',
  TYJ: 'silent',
  JTJ: 'silent',
};

/** Whether the seat of a task acts on a day. */
export function actsOn(today: CivilDate, item: BoardItem, journey: Journey): boolean {
  if (item.openedOn >= today || item.paused || item.seat === 'time') return false;
  if (item.seat === 'applicant') return !isSilentUnit(journey);
  const temper = temperOf(item.seat.replace('department:', ''));
  return temper === 'punctual' || (temper === 'slow' && (item.daysLeft ?? 0) <= -3);
}

/**
 * Hands in the parts of an obligation, each by its department: punctual ones two working days before their
 * last day, slow ones three after it, silent ones never.
 */
export async function handIn(crew: Crew, { id }: ObligationItem): Promise<void> {
  const office = await crew.as('office');
  const { parts }: ObligationView = await office.mustGet(`/obligations/${id}`);
  for (const { department, items, daysLeft } of parts) {
    const temper = temperOf(department);
    if (temper === 'silent' || daysLeft === null || daysLeft > (temper === 'slow' ? -3 : 2)) continue;
    const clerk = department === OFFICE_DEPARTMENT ? office : await crew.as(department.toLowerCase());
    for (const { item, handedIn } of items) {
      if (handedIn) continue;
      const figure = item.startsWith('I') ? { figure: 90, source: '部门统计台账' } : {};
      await mustActOn(clerk, id, {
        type: 'contribute',
        department,
        item,
        progress: '按计划推进',
        ...figure,
      });
    }
  }
}

/** Closes an obligation on its last day; one in four only when it is four working days late. */
export async function report(crew: Crew, obligation: ObligationItem, today: CivilDate): Promise<void> {
  const patience = obligation.key.length % 4 === 0 ? -4 : 0;
  if (obligation.daysLeft === null || obligation.daysLeft > patience) return;
  await mustActOn(await crew.as('office'), obligation.id, { type: 'close', reportedOn: today });
}

async function mustActOn(who: Client, obligationId: string, act: object): Promise<void> {
  const reply = await who.post(`/obligations/${obligationId}/commands`, { commandId: randomUUID(), ...act });
  if (reply.status !== 200) throw new Error(`${obligationId}: ${reply.status} ${JSON.stringify(reply.body)}`);
}

function temperOf(department: string): Temper {
  return TEMPERS[department] ?? 'punctual';
}

/** Performs the act that a task asks for; some applications are returned, some must be rectified. */
export async function act(journey: Journey, item: BoardItem): Promise<void> {
  await journey.refresh();
  const n = serialOf(journey);
  switch (journey.stage) {
    case 'formalCheck':
      return void (await (n % 4 === 0 && !wasReturned(journey)
        ? journey.returnForCorrection()
        : journey.accept()));
    case 'correction':
      return void (await journey.resubmit());
    case 'departmentReview':
      return void (await journey.opinion(item.seat.replace('department:', ''), 'agree'));
    case 'conciliation':
      return void (await journey.act('office', { type: 'conciliate', outcome: 'uphold' }));
    case 'inspection':
      if (item.seat === 'inspection') return void (await journey.file(n % 3 === 0 ? 'rectify' : 'passed'));
      return void (await journey.schedule());
    case 'rectification':
      return void (await (item.seat === 'applicant' ? journey.rectified() : journey.file('passed')));
    case 'officeReview':
      return void (await journey.approve());
    case 'publicNotice':
      return void (await journey.openNotice());
    case 'naming':
      return void (await journey.name(
        `渝北无废办〔${item.openedOn.slice(0, 4)}〕${1000 + Number(item.openedOn.slice(5).replace('-', ''))}号`,
      ));
    case 'municipalReport':
      await journey.report();
      return void (await journey.cityResult());
    case 'supplement':
      return void (await journey.supplement());
    case 'draft':
    case 'settled':
    case 'refused':
    case 'withdrawn':
    case 'lapsed':
    case 'revoked':
      return;
  }
}

/** Whether the unit never answers, so that its correction lapses: every second one that is returned. */
function isSilentUnit(journey: Journey): boolean {
  return serialOf(journey) % 8 === 0;
}

function wasReturned(journey: Journey): boolean {
  return journey.steps.some((step) => step.type === 'returnForCorrection');
}

/** Returns a number that varies within a type and between types. */
function serialOf({ number }: Journey): number {
  return Number(number.slice(-4)) + number.length;
}
