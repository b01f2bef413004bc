import { OBLIGATION_KIND_NAMES } from '../words/obligation';
import type { ObligationKind } from './obligation';

const NAMES: Record<ObligationKind, string> = {
  ...OBLIGATION_KIND_NAMES,
  quarterlyDispatch: '调度', // the period says which quarter
};

/** An obligation in words, on the page, in mails and in files: 2024年第三季度调度, 2023年度“无废城市”建设自评估. */
export function obligationTitle(kind: ObligationKind, about: string): string {
  return `${periodTitle(about)}${NAMES[kind]}`;
}

/** `2024`, `2024Q3`, `2024H2`, `2024-09` or `2024-09-30` in words. */
function periodTitle(about: string): string {
  const [year, rest] = [about.slice(0, 4), about.slice(4)];
  if (rest === '') return `${year}年度`;
  if (rest.startsWith('Q')) return `${year}年第${'一二三四'[Number(rest[1]) - 1]}季度`;
  if (rest.startsWith('H')) return `${year}年${rest === 'H1' ? '上' : '下'}半年`;
  const [month, day] = rest.split('-').slice(1).map(Number);
  return `${year}年${month}月${day ? `${day}日` : ''}`;
}
