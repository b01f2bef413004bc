import { randomUUID } from 'node:crypto';
import { type ApplicationTypes, workflowIdOf } from '@app/domain';
import { messagesOf } from '@app/workflows/messages';
import type { Client } from '@temporalio/client';
import { type Crew, morning } from '../support/drive';
import { Journey } from '../support/journey';
import { revokeCell } from '../support/play-year';
import { OBJECTOR } from './markers';

/**
 * The stories to record, by the name of their file. They begin on 2024-09-02 and share one programme time.
 */
export class Stories {
  readonly recorded = new Map<string, Journey>();

  constructor(
    private readonly crew: Crew,
    private readonly temporal: Client,
  ) {}

  async runAll(): Promise<void> {
    await this.intake();
    await this.review();
    await this.inspection();
    await this.office();
    await this.custody();
    await this.crew.moveTo(morning('2024-09-10')); // after the first public notices
    await this.afterNotice();
    await this.crew.moveTo(morning('2024-10-15')); // after every unanswered correction and rectification
    await this.later();
  }

  private async at(
    name: string,
    stage: Parameters<typeof Journey.at>[1],
    cellType = 'SCHOOL',
  ): Promise<Journey> {
    const journey = await Journey.at(this.crew, stage, { cellType });
    this.recorded.set(name, journey);
    return journey;
  }

  private get(name: string): Journey {
    return this.recorded.get(name)!;
  }

  private async intake(): Promise<void> {
    await this.at('form-checked-late', 'formalCheck');
    const notAccepted = await this.at('not-accepted', 'formalCheck');
    await notAccepted.act('jiaow', { type: 'refuseAcceptance', reason: '不属于申报范围，不同意受理' });
    const corrected = await this.at('corrected-at-intake', 'formalCheck');
    await corrected.returnForCorrection();
    await corrected.resubmit();
    await corrected.to('inspection');
    await (await this.at('correction-lapses', 'formalCheck')).returnForCorrection();

    const first = await Journey.at(this.crew, 'formalCheck', { unit: 6001 });
    const second = await Journey.draft(this.crew, { unit: 6002 });
    // PostgreSQL's unique key refuses the submission after the workflow has started; the run ends at once.
    const unit = await this.crew.as('unit1');
    const duplicate = await unit.put(`/applications/${second.id}`, await draftLike(first));
    if (duplicate.status === 200) await unit.act(second.id, { type: 'submit' });
    this.recorded.set('submission-refused-by-the-record', second);
  }

  private async review(): Promise<void> {
    const corrected = await this.at('corrected-at-review', 'departmentReview');
    await corrected.opinion('JIAOW', 'agree');
    await corrected.returnForCorrection('jgsw');
    await corrected.resubmit();
    const upheld = await this.at('conciliation-upheld', 'departmentReview', 'VILLAGE');
    await upheld.review('agree', 'disagree');
    await upheld.act('office', { type: 'conciliate', outcome: 'uphold', reason: '会商后继续' });
    const refused = await this.at('conciliation-refused', 'departmentReview');
    await refused.review('disagree', 'agree');
    await refused.act('office', { type: 'conciliate', outcome: 'refuse', reason: '会商后不予通过' });
    await (await this.at('refused-by-both', 'departmentReview')).review('disagree', 'disagree');
    const silent = await this.at('one-department-silent', 'departmentReview');
    await silent.opinion('JIAOW', 'agree');
  }

  private async inspection(): Promise<void> {
    const rectified = await this.at('rectified', 'inspection');
    await rectified.inspect('rectify');
    await rectified.rectified();
    await rectified.file('passed');
    const twice = await this.at('rectified-in-vain', 'inspection');
    await twice.inspect('rectify');
    for (let round = 0; round < 2; round += 1) {
      await twice.rectified();
      await twice.file('rectify');
    }
    await (await this.at('rectification-runs-out', 'inspection')).inspect('rectify');
    await (await this.at('inspection-failed', 'inspection')).inspect('failed');
  }

  private async office(): Promise<void> {
    const toReview = await this.at('returned-by-the-office', 'officeReview', 'FACTORY');
    await toReview.act('office', officeReturn('departmentReview'));
    await toReview.to('officeReview');
    await toReview.act('office', officeReturn('inspection'));
    await toReview.to('publicNotice');
    const refused = await this.at('refused-by-the-office', 'officeReview');
    await refused.act('office', { type: 'officeDecide', decision: 'refuse', reason: '会商后不予通过' });
    for (const name of ['whole-life', 'city-returns', 'revoked', 'no-surplus', 'objection-dismissed']) {
      await (await this.at(name, 'publicNotice')).openNotice();
    }
    for (const [name, then] of [
      ['objection-upheld-inspected-again', 'inspection'],
      ['objection-upheld-refused', 'refused'],
    ] as const) {
      const journey = await this.at(name, 'publicNotice');
      await journey.openNotice();
      const objectionId = await objectTo(journey);
      await journey.act('office', {
        type: 'settleObjection',
        objectionId,
        outcome: 'upheld',
        then,
        reason: '属实',
      });
    }
  }

  private async custody(): Promise<void> {
    const withdrawn = await this.at('withdrawn', 'inspection');
    await withdrawn.act('unit1', { type: 'withdraw', reason: '明年再报' });
    const suspended = await this.at('suspended-and-resumed', 'departmentReview');
    await suspended.act('office', { type: 'suspend', reason: '等待上级文件' });
    await (
      await this.at('extended', 'departmentReview')
    ).act('jgsw', { type: 'extend', reason: '需会同街道核实' });
    const handed = await this.at('transferred-and-urged', 'formalCheck');
    await handed.act('jiaow', { type: 'transfer', to: await this.crew.idOf('jiaow') });
    await handed.act('unit1', { type: 'urge' });
    const recorded = await this.at('calendar-published', 'departmentReview');
    const { tell, converge } = messagesOf<ApplicationTypes>();
    const handle = this.temporal.workflow.getHandle(
      workflowIdOf({ kind: 'application', name: recorded.number }),
    );
    const calendar = { '2024': { off: ['09-16', '09-17', '10-01', '10-02', '10-03'], makeup: [] } };
    await handle.executeUpdate(tell, { args: [{ type: 'calendarPublished', calendarVersion: 2, calendar }] });
    await handle.executeUpdate(converge);
  }

  private async afterNotice(): Promise<void> {
    await this.get('suspended-and-resumed').act('office', { type: 'resume' });
    const dismissed = this.get('objection-dismissed');
    await dismissed.refresh();
    const names = ['whole-life', 'city-returns', 'revoked', 'no-surplus', 'objection-dismissed'];
    for (const name of names) {
      const journey = this.get(name);
      await journey.refresh();
      await journey.name();
    }
    await this.get('whole-life').to('settled');
    const returned = this.get('city-returns');
    await returned.report();
    await returned.cityResult('returned');
    await returned.supplement();
    await returned.report();
    await returned.cityResult('notRecognised');
    await revokeCell(this.crew, this.get('revoked').number, '不同意保留');
    const noSurplus = this.get('no-surplus');
    await noSurplus.report();
    await noSurplus.cityResult();
    const objected = await this.at('objection-outlasts-the-notice', 'publicNotice');
    await objected.openNotice();
    await objectTo(objected);
  }

  private async later(): Promise<void> {
    const silent = this.get('one-department-silent');
    await silent.refresh();
    await silent.opinion('JGSW', 'agree');
    const objected = this.get('objection-outlasts-the-notice');
    const { objections } = await objected.view();
    await objected.act('office', {
      ...{ type: 'settleObjection', objectionId: objections[0].id, outcome: 'dismissed' },
      reason: '经核实不成立',
    });
  }
}

/** Plays an application to its end with so many acts that its run is continued as new. */
export async function aLongLife(crew: Crew): Promise<Journey> {
  const journey = await Journey.at(crew, 'formalCheck');
  const to = await crew.idOf('jiaow');
  for (let i = 0; i < 25; i += 1) await journey.act('jiaow', { type: 'transfer', to });
  await journey.to('settled');
  return journey;
}

function officeReturn(returnTo: 'departmentReview' | 'inspection') {
  return { type: 'officeDecide', decision: 'return', returnTo, reason: '会商后退回' };
}

async function objectTo(journey: Journey): Promise<string> {
  const objectionId = randomUUID();
  await journey.act('office', { type: 'raiseObjection', objectionId, objector: OBJECTOR });
  return objectionId;
}

async function draftLike(journey: Journey) {
  const { programmeYear, cellType, unit, contact, form } = await journey.view('unit1');
  const { name, creditCode, address, street } = unit;
  return { programmeYear, cellType, unit: { name, creditCode, address, street }, contact, form };
}
