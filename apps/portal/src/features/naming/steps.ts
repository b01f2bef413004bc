import type { ClockName, Stage } from '@app/domain';

interface StepWords {
  label: string;
  lead: string;
  empty: string;
  emptyHint: string;
}

/** A step at which the office acts on several applications at once. */
export interface ActStep extends StepWords {
  name: 'publish' | 'name';
  clock: ClockName;
  act: 'openNotice' | 'name';
  actName: string;
}

/** A step that has no act in bulk. */
export interface WaitingStep extends StepWords {
  name: 'running' | 'named';
  query: { stage: Stage; waitingFor?: string };
  act?: undefined;
  untilName: string;
}

export type Step = ActStep | WaitingStep;
export type StepName = Step['name'];

/** The steps from the decision to the report to the city, in order. */
export const STEPS: readonly Step[] = [
  {
    name: 'publish',
    label: '待发布公示',
    lead: '已审定通过的申报。勾选后一并发布公示。',
    clock: 'noticePosting',
    act: 'openNotice',
    actName: '发布公示',
    empty: '没有待发布公示的申报',
    emptyHint: '审定通过之后会出现在这里。',
  },
  {
    name: 'running',
    label: '公示中',
    lead: '公示期满、没有未决异议的，自动进入命名。收到异议，请进入该件登记。',
    query: { stage: 'publicNotice', waitingFor: 'time' },
    untilName: '公示至',
    empty: '现在没有正在公示的申报',
    emptyHint: '发布公示之后会出现在这里。',
  },
  {
    name: 'name',
    label: '待命名',
    lead: '公示期已满。勾选后用同一发文字号和日期一并命名。',
    clock: 'naming',
    act: 'name',
    actName: '命名',
    empty: '没有待命名的申报',
    emptyHint: '公示期满之后会出现在这里。',
  },
  {
    name: 'named',
    label: '已命名',
    lead: '已经命名，等待上报市级或市级结果。',
    query: { stage: 'municipalReport' },
    untilName: '上报市级期限',
    empty: '没有等待上报市级的细胞',
    emptyHint: '命名之后会出现在这里。',
  },
];

export function stepAt(name: string | undefined): Step {
  return STEPS.find((step) => step.name === name) ?? STEPS[0]!;
}
