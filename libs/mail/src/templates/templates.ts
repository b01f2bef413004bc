import { CLOCK_NAMES, longDate, type NotificationKind, REFUSAL_CAUSE_NAMES, STAGE_NAMES } from '@app/domain';
import type { MailFacts } from '../facts';
import { CITY_ANSWERS } from './city-answers';
import { type Content, left } from './content';

/** One template per kind of notification about an application. */
export const TEMPLATES: Record<NotificationKind, (facts: MailFacts) => Content> = {
  taskOpened: (facts) => ({
    subject: `待办：${task(facts)}`,
    happened: `${cell(facts)}已到${facts.seatName}办理，事项是：${task(facts)}。`,
    todo: '请登录平台查看材料并办理。',
    showsDue: true,
  }),
  returned: (facts) => ({
    subject: '请补正申报材料',
    happened: `${cell(facts)}的材料需要补正，要补什么已一次列在详情页。`,
    todo: '请补齐后重新提交。到期未提交的，视为撤回；撤回后仍可重新申报。',
    showsDue: true,
  }),
  refused: (facts) => ({
    subject: '申报未通过',
    happened: `很遗憾，${cell(facts)}未能通过：${facts.cause ? REFUSAL_CAUSE_NAMES[facts.cause] : '理由见详情页'}。`,
    todo: '具体理由见详情页；准备充分后欢迎再次申报。',
  }),
  lapsed: (facts) => ({
    subject: '补正期满，申报视为撤回',
    happened: `${cell(facts)}的补正期限已过，未收到补正材料，按规定视为撤回。`,
    todo: `期限内已递交纸质材料的，请与${facts.office.name}联系；否则材料齐备后可以重新申报。`,
  }),
  reopened: (facts) => ({
    subject: `恢复办理：${task(facts)}`,
    happened: `放假安排已有变化，${cell(facts)}的“${task(facts)}”期限重新计算，尚未届满，现恢复办理。`,
    todo: '此前“视为撤回”或“未通过”的通知不再有效；已重新申报的，请与我们联系。请继续办理并在期限内提交。',
    showsDue: true,
  }),
  withdrawn: (facts) => ({
    subject: '申报已撤回',
    happened: `${cell(facts)}已按申报单位的意愿撤回。`,
    todo: '如需继续，可以重新申报。',
  }),
  inspectionScheduled: (facts) => ({
    subject: '现场核查已安排',
    happened: `${cell(facts)}的现场核查定于${inspectionMoment(facts)}进行。`,
    todo:
      facts.seat === 'applicant'
        ? '请备好台账和现场，安排熟悉情况的同志到场。'
        : '请按期到场核查，并在时限内提交核查表。',
    showsDue: facts.seat !== 'applicant',
  }),
  rectify: (facts) => ({
    subject: '请限期整改',
    happened: `${cell(facts)}的现场核查有需要整改的事项，清单见详情页。`,
    todo: '请整改完成后在平台报告，我们会安排复核。',
    showsDue: true,
  }),
  noticeOpened: (facts) => ({
    subject: '已进入公示',
    happened: `${cell(facts)}已开始公示${facts.noticeEndsOn ? `，公示至${longDate(facts.noticeEndsOn)}` : ''}。`,
    todo: '公示期间请保持联系畅通，无需办理其他手续。',
  }),
  objectionRaised: (facts) => ({
    subject: '公示期间收到异议',
    happened: `${cell(facts)}在公示期间收到异议。`,
    todo:
      facts.seat === 'applicant'
        ? `${facts.office.name}正在核实，结果会及时告知；如需说明情况，${facts.office.name}会与您联系。`
        : '请核实并在平台登记处理结果。',
    showsDue: facts.seat !== 'applicant',
  }),
  named: (facts) => ({
    subject: '已命名为无废细胞',
    happened:
      `祝贺！${facts.unitName}已命名为“${facts.typeName}”` +
      (facts.naming ? `，文号${facts.naming.documentNumber}，日期${longDate(facts.naming.date)}。` : '。'),
    todo: `感谢贡献，请继续保持。命名结果将上报${facts.office.cityOffice}。`,
  }),
  cityResult: (facts) => {
    if (facts.seat !== 'applicant') {
      return {
        subject: '市级退回，请指导申报单位补充材料',
        happened: `${cell(facts)}已上报，${facts.office.cityOffice}退回${because(facts)}。命名不受影响。`,
        todo: `请与申报单位联系，指导其按市级意见补充材料；补充后由${facts.office.name}再次上报。`,
      };
    }
    return facts.due?.clock === 'supplement'
      ? {
          subject: '市级退回，请补充材料',
          happened: `${cell(facts)}已上报，${facts.office.cityOffice}退回${because(facts)}。命名不受影响。`,
          todo: `请按市级意见上传补充材料，写明补充了什么并提交；${facts.office.name}收到后再次上报。`,
          showsDue: true,
        }
      : {
          subject: '市级结果已登记',
          happened: `${cell(facts)}：${facts.cityResult ? CITY_ANSWERS[facts.cityResult](facts.office) : '市级结果已登记'}${because(facts)}${counted(facts)}。`,
        };
  },
  attributed: (facts) => ({
    subject: '已计入考核年度',
    happened: `${cell(facts)}计入${facts.assessmentYear ?? facts.programmeYear}年度考核${carried(facts)}。`,
  }),
  revoked: (facts) => ({
    subject: '命名已撤销',
    happened: `${cell(facts)}的命名已撤销，理由见详情页。`,
    todo: `如有异议，请与${facts.office.name}联系。`,
  }),
  extended: (facts) => ({
    subject: '办理时限已延长',
    happened: `${cell(facts)}的“${task(facts)}”时限已延长${before(facts)}。`,
    showsDue: true,
  }),
  suspended: (facts) => ({
    subject: '办理已暂停',
    happened: `${cell(facts)}已暂停办理，时限停止计算，理由见详情页。`,
    todo: '恢复办理时会再通知您。',
  }),
  resumed: (facts) => ({
    subject: '办理已恢复',
    happened: `${cell(facts)}已恢复办理，剩余时限继续计算。`,
    todo: facts.due ? `请继续：${task(facts)}。` : '目前无需您办理。',
    showsDue: true,
  }),
  overdue: (facts) => ({
    subject: `已超过时限：${task(facts)}`,
    happened: `${cell(facts)}的“${task(facts)}”${expired(facts)}${late(facts)}。`,
    todo: '请尽快办理；逾期不代表同意，也不代表不同意。',
  }),
  reminder: (facts) => ({
    subject: `${left(facts)}：${task(facts)}`,
    happened: `${cell(facts)}的“${task(facts)}”${left(facts)}。`,
    todo: facts.seat === 'applicant' ? '请在期限内办理，如已办理请忽略。' : '请登录平台办理。',
    showsDue: true,
  }),
  escalated: (facts) => ({
    subject: `逾期提醒（部门负责人）：${task(facts)}`,
    happened: `${cell(facts)}由${facts.seatName}办理的“${task(facts)}”${expired(facts)}${late(facts)}。`,
    todo: '请督促承办人员尽快办理；逾期不代表同意，也不代表不同意。',
  }),
  stalled: (facts) => ({
    subject: `列入督办：${STAGE_NAMES[facts.stage]}`,
    happened: `${cell(facts)}停在“${STAGE_NAMES[facts.stage]}”环节，逾期已超过十个工作日。`,
    todo: '请在督办页查看停滞原因，可催办、协调或转办。',
  }),
  urged: (facts) => ({
    subject: `催办：${task(facts)}`,
    happened: `${cell(facts)}正在等候${facts.seatName}办理：${task(facts)}。`,
    todo: '请尽快办理，谢谢。',
    showsDue: true,
  }),
  datesRecomputed: (facts) => ({
    subject: '办理时限有调整',
    happened: `工作日历或规则有更新，${cell(facts)}的“${task(facts)}”时限已重新计算${before(facts)}。`,
    showsDue: true,
  }),
  handedOver: (facts) => ({
    subject: '申报已转到您的账号',
    happened: `${cell(facts)}已由${facts.office.name}转到您的账号，今后由您的账号办理和查看，以前的记录都保留。`,
    todo: `请登录核对单位名称和联系方式；有误的，请与${facts.office.name}联系。`,
  }),
  progress: (facts) => ({
    subject: `进展：${STAGE_NAMES[facts.stage]}`,
    happened: `${cell(facts)}已进入“${STAGE_NAMES[facts.stage]}”环节。`,
    todo: '目前无需您办理，有进展会再通知您。',
  }),
};

function cell(facts: MailFacts): string {
  return `${facts.unitName}申报的“${facts.typeName}”`;
}

function inspectionMoment({ inspectionOn, inspectionAt }: MailFacts): string {
  if (!inspectionOn) return '详情页所列日期';
  return inspectionAt ? `${longDate(inspectionOn)} ${inspectionAt} ` : longDate(inspectionOn);
}

function counted(facts: MailFacts): string {
  return facts.assessmentYear ? `，计入${facts.assessmentYear}年度考核${carried(facts)}` : '';
}

function because({ cityReason }: MailFacts): string {
  return cityReason ? `，意见为：${cityReason.replace(/[。；;.]+$/, '')}` : '';
}

function task(facts: MailFacts): string {
  return facts.due ? CLOCK_NAMES[facts.due.clock] : STAGE_NAMES[facts.stage];
}

function before(facts: MailFacts): string {
  return facts.due?.before ? `，原为${longDate(facts.due.before)}` : '';
}

function carried(facts: MailFacts): string {
  return facts.assessmentYear && facts.assessmentYear > facts.programmeYear ? '（结转）' : '';
}

function expired({ due }: MailFacts): string {
  return due ? `时限已于${longDate(due.dueOn)}届满` : '已超过时限';
}

function late({ step }: MailFacts): string {
  return step?.kind === 'late' ? `，逾期${step.days}个工作日` : '';
}
