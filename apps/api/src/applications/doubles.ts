import type { DoubleView } from '@app/contracts';
import type { Compared, DoubleRow } from '@app/database';
import type { Actor } from '@app/domain';

/**
 * Returns the likely doubles as the viewer may see them: an applicant reads only that there is such a unit or
 * application, and no number, name or id of it; `phone` is whom to call.
 */
export function doublesFor(
  rows: DoubleRow[],
  { programmeYear, isDistinct }: Compared & { isDistinct: boolean },
  viewer: Actor,
  phone?: string,
): DoubleView[] {
  const views = rows.flatMap((row) => viewOf(row, programmeYear, viewer, isDistinct));
  if (viewer.role !== 'applicant') return views;
  const [worst] = ['named', 'application', 'unit'].flatMap((kind) =>
    views.filter((view) => view.kind === kind),
  );
  return worst ? [{ ...worst, detail: worst.detail + (phone ? `电话：${phone}。` : '') }] : [];
}

function viewOf(row: DoubleRow, year: number, viewer: Actor, isDistinct: boolean): DoubleView[] {
  const kind = row.applicationId === null ? 'unit' : row.programmeYear === year ? 'application' : 'named';
  const isApplicant = viewer.role === 'applicant';
  if (kind === 'unit' && (row.isSame || row.isOwn)) return [];
  if (isApplicant)
    return [{ kind, detail: TO_APPLICANT[kind](row), mustConfirm: kind !== 'unit' && !row.isSame }];
  const link = row.visible
    ? { unitId: row.unitId, applicationId: row.applicationId!, number: row.number! }
    : viewer.role === 'office' || viewer.role === 'auditor'
      ? { unitId: row.unitId }
      : {};
  return [
    {
      kind,
      detail: TO_REVIEWER[kind](row) + (isDistinct ? '申报单位已确认不是同一单位。' : ''),
      mustConfirm: false,
      ...link,
    },
  ];
}

const TO_APPLICANT = {
  application: ({ isSame }: DoubleRow) =>
    isSame
      ? '该单位本年度已有同类型的申报，不能重复申报。如有疑问，请联系区无废办。'
      : '本年度已有同名单位申报了这一类型，疑似同一单位。请先联系区无废办核实。',
  named: ({ isSame, programmeYear }: DoubleRow) =>
    isSame
      ? `该单位已于 ${programmeYear} 年度命名为这一类型，不再重复申报。如有疑问，请联系区无废办。`
      : '已有同名单位命名为这一类型，疑似同一单位。请先联系区无废办核实。',
  unit: () => '单位库中已有同名单位。如是同一单位，请联系区无废办，由区无废办合并。',
};

const TO_REVIEWER = {
  application: () => '同名单位本年度另有同类型的申报，疑似重复。',
  named: ({ programmeYear }: DoubleRow) => `同名单位已于 ${programmeYear} 年度命名为这一类型，疑似重复。`,
  unit: () => '单位库中另有同名单位，尚未合并。',
};
