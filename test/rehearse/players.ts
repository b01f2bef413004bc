import type { BoardItem } from '@app/contracts';
import type { CivilDate } from '@app/domain';
import type { Journey } from '../support/journey';

/** How a department takes its time: the day after, three working days late, or never. */
type Temper = 'punctual' | 'slow' | 'silent';

const TEMPERS: Record<string, Temper> = {
  SWW: 'slow',
  CGJ: 'slow',
  JGSW: 'slow',
  TYJ: 'silent',
  JTJ: 'silent',
};

/** Whether the holder of a task acts on a day. */
export function actsOn(today: CivilDate, item: BoardItem, journey: Journey): boolean {
  if (item.openedOn >= today || item.paused || item.seat === 'time') return false;
  if (item.seat === 'applicant') return !isSilentUnit(journey);
  const temper = TEMPERS[item.seat.replace('department:', '')] ?? 'punctual';
  return temper === 'punctual' || (temper === 'slow' && (item.daysLeft ?? 0) <= -3);
}

/** Does what the task asks for, as a real holder would: some return, some find faults. */
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
        `渝北无废办〔2024〕${1000 + Number(item.openedOn.replaceAll('-', '').slice(2))}号`,
      ));
    case 'municipalReport':
      await journey.report();
      await journey.cityResult();
      return void (await journey.attribute());
    case 'draft':
    case 'settled':
    case 'refused':
    case 'withdrawn':
    case 'lapsed':
    case 'revoked':
      return;
  }
}

/** Every fourth returned unit never answers: its correction lapses. */
function isSilentUnit(journey: Journey): boolean {
  return serialOf(journey) % 8 === 0;
}

function wasReturned(journey: Journey): boolean {
  return journey.steps.some((step) => step.type === 'returnForCorrection');
}

function serialOf({ number }: Journey): number {
  return Number(number.slice(-4));
}
