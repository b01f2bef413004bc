import type { Basis } from '../rules/rules';

/** MUST 必备项 · VETO 否决项 · SCORED 评分项 · BONUS 加分项. */
export type ItemKind = 'MUST' | 'VETO' | 'SCORED' | 'BONUS';

/** 分档: what a mark stands for; marks in between are the inspectors' judgement (符合 4, 基本符合 3–1, 不符合 0). */
export interface MarkStep {
  marks: number;
  when: string;
}

/** 考评内容: one line of a rubric. A MUST or VETO is met or not met; SCORED and BONUS take marks up to `max`. */
export interface RubricItem {
  id: string;
  kind: ItemKind;
  text: string;
  /** 评分标准: how marks are given or lost. */
  standard?: string;
  /** 考核方式. */
  method?: string;
  max?: number;
  /** Grades rising to `max`. */
  steps?: MarkStep[];
  /** May be answered "not applicable" (a school without a kitchen). */
  optional?: boolean;
  /** The tasks of the circular on which the item rests. */
  tasks?: number[];
  basis: Basis;
}

/** 考评项目: `max` is what its SCORED items add up to; `minimum` the share of it, in per cent, that must be reached. */
export interface RubricSection {
  id: string;
  title: string;
  max: number;
  minimum?: number;
  items: RubricItem[];
}

/** "At least N of these": MUST items that may stand in for one another. */
export interface RubricChoice {
  id: string;
  text: string;
  atLeast: number;
  of: string[];
  basis: Basis;
}

/** 评分标准: the scoring of an inspection of one type in one year. */
export interface Rubric {
  id: string;
  title: string;
  basis: Basis;
  source: string;
  /** The tasks of the circular on which the rubric rests. */
  tasks: number[];
  sections: RubricSection[];
  choices: RubricChoice[];
  /** The most that all BONUS items bring together. */
  bonusCap: number;
}

/** The answer to a MUST or VETO, or, where the item allows it, that it does not apply. */
export type Answer = 'met' | 'notMet' | 'notApplicable';

/** Marks and answers by item id, as written on the sheet. */
export type Marks = Readonly<Record<string, number | string>>;

/** 核查评分表 as filled in. */
export interface Sheet {
  marks: Marks;
}

/** Every item in the order of the form. */
export function itemsOf(rubric: Rubric): RubricItem[] {
  return rubric.sections.flatMap((section) => section.items);
}

/** Whether an item is answered with marks, not in words. */
export function isMarked(item: RubricItem): boolean {
  return item.kind === 'SCORED' || item.kind === 'BONUS';
}
