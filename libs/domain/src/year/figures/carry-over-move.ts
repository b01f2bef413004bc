import type { CivilDate } from '../../calendar/civil-date';
import type { YearPlan } from './ledger';

/** One cell that the proposal would carry, with the reason. */
export interface CarryOverMove {
  /** From 1: the order in which they are chosen. */
  place: number;
  cell: string;
  cellType: string;
  namedOn: string;
  submittedOn: string;
  basis: 'aboveRow' | 'latestOverall';
  /** Cells of its type that count in the year before this move, and the type's figure. */
  typeCompleted: number;
  typeTarget: number;
  /** In Chinese; not part of what is hashed. */
  reason: string;
}

/** Returns why this cell is chosen, in the office's words. */
export function moveReason(plan: YearPlan, move: Omit<CarryOverMove, 'reason'>): string {
  const { cellType, typeCompleted, typeTarget, namedOn, submittedOn, basis } = move;
  const name = plan.types.find(({ code }) => code === cellType)?.name ?? cellType;
  const latest = `命名最晚（${inWords(namedOn)}命名，${inWords(submittedOn)}申报）`;
  if (basis === 'aboveRow') {
    return (
      `${name}计入 ${typeCompleted} 个，高于分工表的 ${typeTarget} 个；` +
      `在高于分工表的类型中，该细胞${latest}。结转后本类型仍有 ${typeCompleted - 1} 个。`
    );
  }
  const left = typeCompleted - 1;
  const below = left < typeTarget ? `${name}因此为 ${left} 个，低于分工表的 ${typeTarget} 个。` : '';
  const why =
    plan.policy.carryOverOrder === 'latestNamed' ? '按命名先后结转' : '没有其他高于分工表的类型可供结转';
  return `${why}；在其余细胞中，该细胞${latest}。${below}`;
}

/** 2024年8月28日: dates in documents stand in Arabic numerals, without leading zeros. */
export function inWords(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
