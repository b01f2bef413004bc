/** The headings of the menu, in its order. */
export const MENU_GROUPS = ['日常办理', '申报与细胞', '年度考核', '规则与账号'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** The fewest entries for which headings help. */
const FEWEST_GROUPED = 8;

/**
 * Returns the entries under their headings, those without one first. A short menu has no headings; neither has a group of
 * one.
 */
export function grouped<R extends { group?: MenuGroup }>(
  rows: readonly R[],
): { name?: MenuGroup; rows: R[] }[] {
  if (rows.length < FEWEST_GROUPED) return [{ rows: [...rows] }];
  const top = { rows: rows.filter(({ group }) => group === undefined) };
  const under = MENU_GROUPS.map((name) => ({ name, rows: rows.filter(({ group }) => group === name) }));
  return [top, ...under.map((one) => (one.rows.length === 1 ? { rows: one.rows } : one))].filter(
    (one) => one.rows.length > 0,
  );
}
