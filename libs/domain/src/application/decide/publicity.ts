import { DomainError } from '../../errors';
import { hasOpenObjection, type Task } from '../application';
import { openTask } from '../tasks';
import type { Turn } from '../turn';
import type { ActOf } from './act';

/** 发布公示: counted from the day after posting. */
export const openNotice: ActOf<'openNotice'> = {
  needs: [],
  allowed(turn) {
    if (turn.app.notice)
      throw new DomainError('noticeAlreadyOpen', '公示已经发布。', { endsOn: turn.app.notice.endsOn });
  },
  perform(turn) {
    const running = openTask(turn.rules, 'time', 'publicNotice', turn.on);
    turn.happen({ type: 'noticeOpened', endsOn: running.dueOn, tasks: [running, ...objectionTask(turn)] });
  },
};

/** 登记异议: holds back this unit's naming, nobody else's. */
export const raiseObjection: ActOf<'raiseObjection'> = {
  needs: ['objector'],
  allowed(turn) {
    if (!turn.app.notice) throw new DomainError('noticeNotOpen', '公示尚未发布。', { stage: turn.app.stage });
    if (turn.app.notice.ended) {
      throw new DomainError('noticeEnded', '公示已经结束,不再受理异议。', { endsOn: turn.app.notice.endsOn });
    }
  },
  perform(turn, { objectionId }) {
    if (turn.app.objections.some((objection) => objection.id === objectionId)) {
      throw new DomainError('objectionKnown', '该异议已登记。', { objectionId });
    }
    const office = hasOpenObjection(turn.app) ? [] : [openTask(turn.rules, 'office', 'objection', turn.on)];
    turn.happen({ type: 'objectionRaised', objectionId, tasks: [...turn.app.tasks, ...office] });
  },
};

/** 异议核实处理: dismissed goes on; upheld returns to inspection or ends the application. */
export const settleObjection: ActOf<'settleObjection'> = {
  needs: ['objectionId', 'outcome', 'reason'],
  allowed(turn) {
    if (!turn.app.notice || !hasOpenObjection(turn.app)) {
      throw new DomainError('noOpenObjection', '没有待处理的异议。', { stage: turn.app.stage });
    }
  },
  perform(turn, { objectionId, outcome, then }) {
    const objection = turn.app.objections.find((o) => o.id === objectionId && o.outcome === 'open');
    if (!objection) throw new DomainError('objectionUnknown', '没有这条待处理的异议。', { objectionId });
    if (outcome === 'upheld' && !then) {
      throw new DomainError('thenMissing', '异议成立时请选择重新核查或不予通过。', {
        choices: ['inspection', 'refused'],
      });
    }
    turn.happen({
      type: 'objectionSettled',
      objectionId,
      outcome,
      tasks: [...publicNoticeTask(turn), ...objectionTask(turn, objectionId)],
    });
    if (outcome === 'upheld') {
      if (then === 'inspection') turn.enter('inspection');
      else turn.refuse('objectionUpheld');
    } else if (turn.app.notice!.ended && !hasOpenObjection(turn.app)) turn.enter('naming');
  },
};

/** 命名: with 发文字号 and date, after the public notice; counts from here (assumed). */
export const name: ActOf<'name'> = {
  needs: ['documentNumber', 'date'],
  perform(turn, { documentNumber, date }) {
    const endsOn = turn.app.notice!.endsOn;
    if (date <= endsOn)
      throw new DomainError('namedBeforeNoticeEnded', '命名日期须在公示结束之后。', { date, endsOn });
    if (date > turn.on)
      throw new DomainError('dateInTheFuture', '命名日期不能晚于今天。', { date, today: turn.on });
    turn.happen({ type: 'named', documentNumber, date });
    turn.enter('municipalReport');
  },
};

/** 撤销命名(摘牌). */
export const revoke: ActOf<'revoke'> = {
  needs: ['reason'],
  perform(turn) {
    turn.happen({ type: 'revoked' });
    turn.enter('revoked');
  },
};

function publicNoticeTask(turn: Turn): Task[] {
  return turn.app.tasks.filter((task) => task.seat === 'time');
}

/** The office's clock for the oldest open objection, the one being settled left aside. */
function objectionTask(turn: Turn, settled?: string): Task[] {
  const oldest = turn.app.objections.find((o) => o.outcome === 'open' && o.id !== settled);
  return oldest ? [openTask(turn.rules, 'office', 'objection', oldest.raisedOn, turn.on)] : [];
}
