import { ADJUSTMENT_CAUSE_NAMES, type YearNotificationKind } from '@app/domain';
import type { YearMailFacts } from '../facts';
import type { Content } from './content';

/** One template per kind of notification about a year. */
export const YEAR_TEMPLATES: Record<YearNotificationKind, (facts: YearMailFacts) => Content> = {
  yearShort: (facts) => ({
    subject: facts.short.map(({ year, gap }) => `${year}年度低于基数，缺${gap}个`).join('；'),
    happened: `${happened(facts)}。${facts.short
      .map(
        ({ year, target, completed, gap }) =>
          `${year}年度结转基数${target}个，计入${completed}个，缺${gap}个。`,
      )
      .join('')}`,
    todo: `请研究如何补足：可推进在办的申报；有细胞已结转到下一年度的，是否退回由${facts.office.name}决定并写明理由，系统不会自动变更。`,
  }),
};

function happened({ year, because, cause }: YearMailFacts): string {
  switch (because) {
    case 'adjustmentConfirmed':
      return `${year}年度确认了一项更正（${ADJUSTMENT_CAUSE_NAMES[cause ?? 'cityResults']}）`;
    case 'baselineSet':
      return `${year}年度的结转基数已调整`;
    case 'countsFromSet':
      return `${year}年度从何时起计数的设定已调整`;
    case 'carriedCellReturned':
      return `${year}年度退回了一个已结转的细胞`;
    case 'yearCut':
      return `${year}年度已于12月31日24时截止`;
  }
}
