import type { Cause } from '@app/contracts';
import type { Undelivered } from '@app/database';
import { CELL_PERIODS_THAT_END, type ClockName, endsByItself } from '@app/domain';
import type { Line } from './lines';

/** Technical faults by subject: `application:<id>` → fault. */
export interface Technical {
  asked: boolean;
  reachable: boolean;
  broken: Map<string, { cause: 'noWorker' | 'taskFailing'; detail: string }>;
}

/** Why a line does not move, and the next step that would help. */
export interface Reason {
  cause: Cause;
  nextStep: string;
}

/** Technical causes come first, because they also block the holder of the task. */
export function reasonOf(line: Line, technical: Technical, bounces: Undelivered[]): Reason {
  const broken = technical.broken.get(`${line.kind}:${line.id}`);
  if (broken) return { cause: broken.cause, nextStep: broken.detail };
  if (!line.held) {
    return {
      cause: 'noActiveAccount',
      nextStep: `${line.name}没有可用账号，请管理员开通账号，或将事项转交他人。`,
    };
  }
  const bounce = bounces.find((one) => isAbout(one, line));
  if (bounce) {
    return {
      cause: 'mailBounced',
      nextStep: `发给${line.name}的邮件未送达，请改用电话联系，并更正其电子邮箱（${WHERE_CORRECTED[line.seat] ?? '由管理员在账号页修改'}）。`,
    };
  }
  if (line.paused)
    return { cause: 'clockPaused', nextStep: '期限已停止计算；停止的原因消除后，请恢复办理。' };
  return waiting(line);
}

/** By seat: where a wrong mail address is put right. */
const WHERE_CORRECTED: Record<string, string> = { applicant: '在申报页“更正单位信息”' };

/** Whether a mail is about this case, or is the digest of a person on this seat. */
function isAbout({ applicationId, obligationId, cellId, seat }: Undelivered, line: Line): boolean {
  if (seat !== line.seat) return false;
  const about = applicationId ?? obligationId ?? cellId;
  return about === null || about === line.id;
}

/** Whether an estimated last day has passed that would have ended the period by itself. */
function waitsForCalendar({ kind, clock, provisional, overdue }: Line): boolean {
  if (!clock || !provisional || !overdue) return false;
  if (kind === 'cell') return clock in CELL_PERIODS_THAT_END;
  return kind === 'application' && endsByItself(clock as ClockName);
}

function waiting(line: Line): Reason {
  const { seat, name, overdue, escalated } = line;
  if (waitsForCalendar(line)) {
    return {
      cause: 'waitingForCalendar',
      nextStep: '放假安排尚未录入，日期暂定，到期不自动处理；请在“工作日历”录入，系统随即按正式日期办理。',
    };
  }
  if (line.atCity) {
    return line.kind === 'obligation'
      ? { cause: 'waitingForCity', nextStep: '市级尚未确定日期；确定后请在任务中填写。' }
      : { cause: 'waitingForCity', nextStep: '已上报市级；收到结果后请登记。' };
  }
  const urge = overdue ? `${name}已逾期，请催办` : `请${name}在期限内办理`;
  const further = escalated ? '，并与其负责人联系' : overdue ? '，必要时电话联系' : '；需要时可以催办';
  if (seat === 'time' && line.kind === 'cell')
    return { cause: 'noticeRunning', nextStep: '申诉期满后自动进入下一环节，无需办理。' };
  if (seat === 'time') return { cause: 'noticeRunning', nextStep: '公示期满后自动进入下一环节，无需办理。' };
  if (seat === 'office') {
    return {
      cause: 'waitingForOffice',
      nextStep: overdue ? '已逾期，请区无废办尽快办理。' : '请区无废办在期限内办理。',
    };
  }
  const nextStep = `${urge}${further}。`;
  if (seat === 'applicant') return { cause: 'waitingForApplicant', nextStep };
  if (seat === 'inspection') return { cause: 'waitingForInspection', nextStep };
  return { cause: 'waitingForDepartment', nextStep };
}
