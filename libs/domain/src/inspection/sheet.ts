import type { CivilDate } from '../calendar/civil-date';
import { isMarked, itemsOf, type Marks, type Rubric, type RubricItem } from './rubric';

export type SheetFaultCode =
  | 'itemUnknown'
  | 'markMissing'
  | 'answerUnknown'
  | 'notOptional'
  | 'markNotANumber'
  | 'markNegative'
  | 'markTooHigh'
  | 'markTooFine';

/** What is wrong with one line of a sheet. */
export interface SheetFault {
  itemId: string;
  code: SheetFaultCode;
  detail: string;
}

/** Everything wrong with a sheet, in the order of the form; empty when it can be scored. */
export function sheetFaults(rubric: Rubric, marks: Marks): SheetFault[] {
  const items = itemsOf(rubric);
  const known = new Set(items.map((item) => item.id));
  const strangers = Object.keys(marks).filter((id) => !known.has(id));
  return [
    ...items.flatMap((item) => faultOf(item, markOf(marks, item)) ?? []),
    ...strangers.map((id) => fault(id, 'itemUnknown', '评分表中没有这一项。')),
  ];
}

/** Returns in Chinese what is wrong with the day of the inspection: before the submission, or in the future. */
export function inspectionDayFaults(
  inspectedOn: CivilDate,
  { today, submittedOn }: { today: CivilDate; submittedOn?: CivilDate },
): string[] {
  return [
    ...(submittedOn && inspectedOn < submittedOn ? [`核查日期不能早于申报日期（${submittedOn}）。`] : []),
    ...(inspectedOn > today ? ['核查日期不能晚于今天。'] : []),
  ];
}

/** What the sheet says on an item; undefined when it says nothing. */
export function markOf(marks: Marks, item: RubricItem): number | string | undefined {
  return Object.hasOwn(marks, item.id) ? marks[item.id] : undefined;
}

function faultOf(item: RubricItem, mark: number | string | undefined): SheetFault | undefined {
  const wrong = (code: SheetFaultCode, detail: string) => fault(item.id, code, detail);
  if (mark === undefined || mark === '') return wrong('markMissing', '此项未填写。');
  if (mark === 'notApplicable') {
    return item.optional ? undefined : wrong('notOptional', '此项不能选择“不适用”。');
  }
  if (!isMarked(item)) {
    if (mark === 'met' || mark === 'notMet') return undefined;
    return wrong('answerUnknown', '此项只能填写 met（符合）或 notMet（不符合）。');
  }
  const max = item.max ?? 0;
  if (typeof mark !== 'number' || !Number.isFinite(mark)) return wrong('markNotANumber', '此项应填写分数。');
  if (mark < 0) return wrong('markNegative', '分数不能为负。');
  if (mark > max) return wrong('markTooHigh', `分数不能超过本项分值 ${max} 分。`);
  if (Math.round(mark * 10) / 10 !== mark) return wrong('markTooFine', '分数最多保留一位小数。');
  return undefined;
}

function fault(itemId: string, code: SheetFaultCode, detail: string): SheetFault {
  return { itemId, code, detail };
}
