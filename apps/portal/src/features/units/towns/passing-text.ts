import type { TownPreview } from '@app/contracts';

/** Returns in words how much passes: 单位 12 个、未办结的申报 5 件、账号 1 个. */
export function townPassingText({ units, cases, accounts }: TownPreview['passing']): string {
  const counted = [
    ...(units > 0 ? [`单位 ${units} 个`] : []),
    ...(cases > 0 ? [`未办结的申报 ${cases} 件`] : []),
    ...(accounts > 0 ? [`账号 ${accounts} 个`] : []),
  ];
  return counted.length > 0 ? counted.join('、') : '无';
}
