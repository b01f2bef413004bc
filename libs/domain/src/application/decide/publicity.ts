import type { CivilDate } from '../../calendar/civil-date';
import { DomainError } from '../../errors';
import { refusal } from '../../refusals';
import { hasOpenObjection, type Task } from '../application';
import { openTask } from '../tasks';
import type { Transition } from '../transition';
import type { ActOf } from './act';

/** 发布公示: counted from the day after posting. */
export const openNotice: ActOf<'openNotice'> = {
  needs: [],
  allowed(transition) {
    if (transition.app.notice) throw refusal('noticeAlreadyOpen', { endsOn: transition.app.notice.endsOn });
  },
  perform(transition) {
    const running = openTask(transition.rules, 'time', 'publicNotice', transition.on);
    transition.happen({
      type: 'noticeOpened',
      endsOn: running.dueOn,
      tasks: [running, ...objectionTask(transition)],
    });
  },
};

/**
 * 登记异议: holds back the naming of this unit only. What was received within the public notice counts, also when it is
 * registered later, until the unit is named; the day of receipt is today unless said.
 */
export const raiseObjection: ActOf<'raiseObjection'> = {
  needs: ['objector'],
  allowed({ app }) {
    if (!app.notice) throw refusal('noticeNotOpen', { stage: app.stage });
  },
  perform(transition, { objectionId, receivedOn }) {
    const { app, rules, on } = transition;
    const { endsOn, ended } = app.notice!;
    if (!receivedOn && ended) throw refusal('noticeEnded', { endsOn });
    const day = receivedOn ?? on;
    checkReceipt(transition, day);
    if (app.objections.some((objection) => objection.id === objectionId)) {
      throw refusal('objectionKnown', { objectionId });
    }
    const office = hasOpenObjection(app) ? [] : [openTask(rules, 'office', 'objection', day, on)];
    // Naming waits until the objection is settled; then its period begins anew.
    const tasks = app.tasks.filter(({ clock }) => clock !== 'naming');
    transition.happen({
      type: 'objectionRaised',
      objectionId,
      ...(day !== on && { receivedOn: day }),
      tasks: [...tasks, ...office],
    });
  },
};

/**
 * 更正收到日期: an objection was registered under a wrong day. It counts from the right one, which lies within the public notice as
 * that of any objection; the period of its settlement does, too.
 */
export const correctReceipt: ActOf<'correctReceipt'> = {
  needs: ['objectionId', 'receivedOn', 'reason'],
  allowed({ app }) {
    if (app.objections.length === 0) throw refusal('objectionUnknown', { stage: app.stage });
  },
  perform(transition, { objectionId, receivedOn }) {
    const { app } = transition;
    const objection = app.objections.find(({ id }) => id === objectionId);
    if (!objection) throw refusal('objectionUnknown', { objectionId });
    checkReceipt(transition, receivedOn);
    const before = objection.raisedOn;
    if (receivedOn === before) throw refusal('receiptUnchanged', { receivedOn });
    const isCounting = app.objections.find(({ outcome }) => outcome === 'open')?.id === objectionId;
    const tasks = isCounting
      ? [
          ...app.tasks.filter(({ clock }) => clock !== 'objection'),
          openTask(transition.rules, 'office', 'objection', receivedOn, transition.on),
        ]
      : app.tasks;
    transition.happen({ type: 'receiptCorrected', objectionId, receivedOn, before, tasks });
  },
};

/** Throws DomainError unless an objection may have been received on this day: within the public notice, and not later than today. */
function checkReceipt({ app, on }: Transition, day: CivilDate): void {
  const { openedOn, endsOn, ended } = app.notice!;
  if (day > on) throw refusal('receivedInTheFuture', { receivedOn: day, today: on });
  if (day < openedOn || (ended && day > endsOn))
    throw refusal('receivedOutsideNotice', { receivedOn: day, openedOn, endsOn });
}

/** 异议核实处理: a dismissed objection lets the case go on; an upheld one returns it to inspection or ends it. */
export const settleObjection: ActOf<'settleObjection'> = {
  needs: ['objectionId', 'outcome', 'reason'],
  allowed(transition) {
    if (!transition.app.notice || !hasOpenObjection(transition.app)) {
      throw refusal('noOpenObjection', { stage: transition.app.stage });
    }
  },
  perform(transition, { objectionId, outcome, then }) {
    const objection = transition.app.objections.find((o) => o.id === objectionId && o.outcome === 'open');
    if (!objection) throw refusal('objectionUnknown', { objectionId });
    if (outcome === 'upheld' && !then) {
      throw refusal('thenMissing', {
        choices: ['inspection', 'refused'],
      });
    }
    transition.happen({
      type: 'objectionSettled',
      objectionId,
      outcome,
      tasks: [...publicNoticeTask(transition), ...objectionTask(transition, objectionId)],
    });
    if (outcome === 'upheld') {
      if (then === 'inspection') transition.enter('inspection');
      else transition.refuse('objectionUpheld');
    } else if (transition.app.notice!.ended && !hasOpenObjection(transition.app)) transition.enter('naming');
  },
};

/** 命名 with 发文字号 and date, after the public notice. The cell counts from here (assumed). */
export const name: ActOf<'name'> = {
  needs: ['documentNumber', 'date'],
  allowed({ app }) {
    if (hasOpenObjection(app)) throw refusal('objectionOpen', { stage: app.stage });
  },
  perform(transition, { documentNumber, date }) {
    const endsOn = transition.app.notice!.endsOn;
    if (date <= endsOn) throw refusal('namedBeforeNoticeEnded', { date, endsOn });
    if (date > transition.on)
      throw new DomainError('dateInTheFuture', '命名日期不能晚于今天。', { date, today: transition.on });
    transition.happen({ type: 'named', documentNumber, date });
    transition.enter('municipalReport');
  },
};

/** 更正命名文件: another number or day, or both; whether the figures allow it, the record says. */
export const correctNaming: ActOf<'correctNaming'> = {
  needs: ['documentNumber', 'date', 'reason'],
  allowed(transition) {
    if (!transition.app.naming) throw refusal('cellNotNamed', { number: transition.app.number });
  },
  perform(transition, { documentNumber, date }) {
    const { naming, notice, submittedOn } = transition.app;
    const before = { documentNumber: naming!.documentNumber, date: naming!.date };
    if (documentNumber === before.documentNumber && date === before.date) throw refusal('namingUnchanged');
    if (notice && date <= notice.endsOn)
      throw refusal('namedBeforeNoticeEnded', { date, endsOn: notice.endsOn });
    if (submittedOn && date < submittedOn) throw refusal('namedBeforeSubmission', { date, submittedOn });
    if (date > transition.on)
      throw new DomainError('dateInTheFuture', '命名日期不能晚于今天。', { date, today: transition.on });
    transition.happen({ type: 'namingCorrected', documentNumber, date, before });
  },
};

/** 撤销命名(摘牌). */
export const revoke: ActOf<'revoke'> = {
  needs: ['reason'],
  perform(transition) {
    transition.happen({ type: 'revoked' });
    transition.enter('revoked');
  },
};

function publicNoticeTask(transition: Transition): Task[] {
  return transition.app.tasks.filter((task) => task.seat === 'time');
}

/** Returns the office's task for the oldest open objection, without the one that is being settled. */
function objectionTask(transition: Transition, settled?: string): Task[] {
  const oldest = transition.app.objections.find((o) => o.outcome === 'open' && o.id !== settled);
  return oldest ? [openTask(transition.rules, 'office', 'objection', oldest.raisedOn, transition.on)] : [];
}
