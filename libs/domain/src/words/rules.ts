import type { Basis, ClockRule } from '../rules/rules';

/** A unit of time behind a number. */
export const UNIT_NAMES: Record<ClockRule['unit'], string> = {
  workingDay: '个工作日',
  calendarDay: '个自然日',
  month: '个月',
};

/** A basis beside a date or figure. */
export const BASIS_NAMES: Record<Basis, string> = {
  notice: '通知规定',
  law: '法律规定',
  analogy: '参照同类规定',
  assumed: '暂定做法',
};

/** A basis as people read it at the end of a sentence. */
export const BASIS_SENTENCES: Record<Basis, string> = {
  notice: '工作通知规定',
  law: BASIS_NAMES.law,
  analogy: '参照同类法律规定，可由区无废办调整',
  assumed: '暂定，可由区无废办调整',
};
