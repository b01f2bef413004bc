import type { PassRule } from '../rules/rules';
import { itemsOf, type Marks, type Rubric } from './rubric';
import { markOf } from './sheet';
import { fourDecimals, type Fraction, oneDecimal, reaches, type SectionScore } from './tally';

export type ScoreReasonCode =
  | 'vetoed'
  | 'mustNotMet'
  | 'choiceNotMet'
  | 'sectionBelowMinimum'
  | 'belowRectifyMark'
  | 'belowPassMark'
  | 'marksLost';

/** Why a sheet did not pass, by item or section; a reason without either concerns the whole sheet. */
export interface ScoreReason {
  itemId?: string;
  sectionId?: string;
  code: ScoreReasonCode;
  detail: string;
}

/** Unmet VETO and MUST items, and choices of which too few are met. */
export function unmet(rubric: Rubric, marks: Marks): ScoreReason[] {
  const inChoice = new Set(rubric.choices.flatMap((choice) => choice.of));
  const items = itemsOf(rubric).filter((item) => markOf(marks, item) === 'notMet' && !inChoice.has(item.id));
  const single = items.map(({ id, kind, text }): ScoreReason =>
    kind === 'VETO'
      ? { itemId: id, code: 'vetoed', detail: `否决项不符合：${text}` }
      : { itemId: id, code: 'mustNotMet', detail: `必备项不符合：${text}` },
  );
  const chosen = rubric.choices.flatMap(({ id, text, atLeast, of }): ScoreReason[] => {
    const met = of.filter((item) => marks[item] === 'met').length;
    if (met >= atLeast) return [];
    return [
      { itemId: id, code: 'choiceNotMet', detail: `${text}：至少符合 ${atLeast} 项，实际 ${met} 项。` },
    ];
  });
  return [...single, ...chosen];
}

/** Sections that stay below their minimum. */
export function belowMinimum(sections: SectionScore[]): ScoreReason[] {
  return sections
    .filter((section) => !section.met)
    .map(({ id, title, score, max, minimum }) => ({
      sectionId: id,
      code: 'sectionBelowMinimum',
      detail: `“${title}”得 ${score} 分，低于本部分 ${max} 分的 ${minimum}%。`,
    }));
}

/** A score below the pass mark, or below what can still be put right. */
export function belowMarks(score: Fraction, pass: PassRule): ScoreReason[] {
  if (reaches(score, pass.passMark)) return [];
  const canBePutRight = reaches(score, pass.rectifyFrom);
  const mark = canBePutRight ? pass.passMark : pass.rectifyFrom;
  // 84.96 is shown as 85 and yet lies below 85: the sentence then says the unrounded value.
  const shown = oneDecimal(score) < mark ? oneDecimal(score) : `${fourDecimals(score)}（未四舍五入）`;
  return canBePutRight
    ? [{ code: 'belowPassMark', detail: `得分 ${shown}，低于合格线 ${mark} 分。` }]
    : [{ code: 'belowRectifyMark', detail: `得分 ${shown}，低于可整改的最低分 ${mark} 分。` }];
}

/** Where marks were lost: what the unit can put right. */
export function marksLost(rubric: Rubric, marks: Marks): ScoreReason[] {
  return itemsOf(rubric).flatMap((item): ScoreReason[] => {
    const mark = markOf(marks, item);
    if (item.kind !== 'SCORED' || typeof mark !== 'number' || mark >= item.max!) return [];
    const detail = `得 ${mark} 分（满分 ${item.max} 分）：${item.text}`;
    return [{ itemId: item.id, code: 'marksLost', detail }];
  });
}
