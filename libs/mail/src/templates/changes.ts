import { type DepartmentNotificationPayload, longDate, type ProposalNotificationPayload } from '@app/domain';
import type { Content } from './content';

/** 机构变动: what changes from which day, by which document, what comes to the reader, and that nothing is to be done, or what. */
export function departmentChanged(facts: DepartmentNotificationPayload): Content {
  const { text, from, document, takenBack } = facts;
  const day = longDate(from);
  if (takenBack) {
    const { reason, neverBegan } = takenBack;
    return {
      subject: '机构变动已撤回',
      happened: neverBegan
        ? `此前登记的“${text}”已撤回，不再生效。理由：${reason}`
        : `此前登记的“${text}”自${day}起撤回。理由：${reason}`,
      todo: '账号、未办结的申报和事项由变动前的部门办理，登录名、密码和期限都不变。您无需另行操作。',
    };
  }
  return {
    subject: '机构变动通知',
    happened: `根据${document ?? '有关文件'}，自${day}起，${text}。`,
    todo: [membership(facts), coming(facts)].filter(Boolean).join(''),
  };
}

function membership({ before, after }: DepartmentNotificationPayload): string {
  if (before === after) return `您的账号仍属${after}，登录名和密码不变。`;
  return `您的账号自当日起由${before}转属${after}，登录名和密码不变，无需另行办理。`;
}

function coming({ after, coming: { cases, tasks, cells, parts } }: DepartmentNotificationPayload): string {
  const counted = [
    ...(cases > 0 ? [`申报${cases}件${tasks > 0 ? `（待办${tasks}项）` : ''}`] : []),
    ...(cells > 0 ? [`已命名细胞${cells}个`] : []),
    ...(parts > 0 ? [`填报任务${parts}项`] : []),
  ];
  if (counted.length === 0) return '没有事项转来，您无需操作。';
  return `按今天的情况，届时转由${after}办理的有：${counted.join('、')}。它们自当日起出现在您的“待办”和“申报”中，期限不变；请照常办理。`;
}

/** 规则建议: a release has brought rules; nothing is in force by itself. */
export function rulesProposed({ year, version }: ProposalNotificationPayload): Content {
  return {
    subject: `${year}年度规则建议 ${version}`,
    happened: `系统更新带来${year}年度规则的建议版本${version}。现行规则没有变化，建议不会自动生效。`,
    todo: '请在“规则设置”中与现行规则逐项比较，决定采用、部分采用或不采用。',
  };
}
