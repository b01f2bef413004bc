import {
  APPEAL_OUTCOME_NAMES,
  CELL_CLOCK_NAMES,
  CELL_EVENT_NAMES,
  CHECK_KIND_NAMES,
  CHECK_RESULT_NAMES,
  REVOCATION_DECISION_NAMES,
  seatName,
} from '@app/contracts';
import { type CellEventBody, type CellTask, longDate } from '@app/domain';

/**
 * Returns an event of a cell in one Chinese sentence, as its history and its forecast tell it; `department` gives the
 * name of a department by its id.
 */
export function cellEventText(event: CellEventBody, department: (id: string) => string): string {
  const nameOf = (seat: string) => seatName(seat, department);
  switch (event.type) {
    case 'begun':
      return `纳入动态管理，下次动态复核：${longDate(event.recheck.recheckOn)}`;
    case 'checkOpened':
      return `启动${CHECK_KIND_NAMES[event.kind]}${dueText(event.task)}`;
    case 'checkFiled': {
      const { result, on, task, recheck } = event;
      const next = recheck ? `，下次动态复核：${longDate(recheck.recheckOn)}` : dueText(task);
      return `${longDate(on)}核查，结果：${CHECK_RESULT_NAMES[result]}${next}`;
    }
    case 'rectificationReported':
      return `报告整改完成${dueText(event.task)}`;
    case 'rectificationRanOut':
      return `整改期满未报告，转牵头部门复核${dueText(event.task)}`;
    case 'revocationDecided':
      return `区无废办决定：${REVOCATION_DECISION_NAMES[event.decision]}${dueText(event.task)}`;
    case 'appealed':
      return `申报单位提出申诉${dueText(event.task)}`;
    case 'appealPeriodEnded':
      return event.task ? `申诉期满，撤销决定生效${dueText(event.task)}` : '申诉期满，办理结束';
    case 'reopened':
      return `按新日历恢复申诉期${dueText(event.task)}`;
    case 'appealReviewed':
      return `申诉复核结果：${APPEAL_OUTCOME_NAMES[event.outcome]}${dueText(event.task)}`;
    case 'revoked':
      return `年度更正生效，撤销命名（摘牌）${dueText(event.task)}`;
    case 'plaqueRecorded':
      return `${longDate(event.on)}授牌，牌匾编号 ${event.number}`;
    case 'recheckDaySet':
      return `动态复核改为 ${longDate(event.recheck.recheckOn)}（此前为 ${longDate(event.before)}）`;
    case 'recheckPeriodChanged':
      return `动态复核周期由 ${event.before} 年改为 ${event.years} 年${nextText(event.recheck)}`;
    case 'namingCorrected':
      return `命名日期更正为 ${longDate(event.namedOn)}（此前为 ${longDate(event.before)}）${nextText(event.recheck)}`;
    case 'urged':
      return `催办${nameOf(event.seat)}`;
    case 'reminded': {
      const { kind, days } = event.step;
      if (kind === 'late') return `提醒${nameOf(event.seat)}：已逾期 ${days} 个工作日`;
      return `提醒${nameOf(event.seat)}：${kind === 'onDay' ? '今天到期' : `还有 ${days} 个工作日到期`}`;
    }
    case 'escalated':
      return `${nameOf(event.seat)}逾期 ${event.lateDays} 个工作日，${
        event.to === 'head' ? '告知负责人' : '列入区无废办督办清单'
      }`;
    case 'overdue':
      return `${nameOf(event.seat)}的期限已过，记为逾期`;
    case 'restorationConcluded':
    case 'datesRecomputed':
      return CELL_EVENT_NAMES[event.type];
  }
}

function nextText(recheck?: { recheckOn: string }): string {
  return recheck ? `，下次动态复核：${longDate(recheck.recheckOn)}` : '';
}

function dueText(task?: CellTask): string {
  return task ? `；${CELL_CLOCK_NAMES[task.clock]}截至 ${longDate(task.dueOn)}` : '';
}
