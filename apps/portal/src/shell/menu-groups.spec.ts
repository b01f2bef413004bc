import { grouped, type MenuGroup } from './menu-groups';

const rows = (...groups: (MenuGroup | undefined)[]) => groups.map((group, i) => ({ path: `/${i}`, group }));
const many = rows(
  undefined,
  '申报与细胞',
  '日常办理',
  '日常办理',
  '年度考核',
  '年度考核',
  '年度考核',
  '规则与账号',
);

describe('the menu', () => {
  it('stands under headings, what has none first, and names each page once', () => {
    const groups = grouped(many);
    expect(groups.map(({ name, rows: some }) => [name, some.length])).toEqual([
      [undefined, 1],
      ['日常办理', 2],
      [undefined, 1], // a group of one needs no heading
      ['年度考核', 3],
      [undefined, 1],
    ]);
    expect(groups.flatMap((group) => group.rows)).toHaveLength(many.length);
  });

  it('has no headings where it is short', () => {
    expect(grouped(many.slice(0, 7)).map(({ name }) => name)).toEqual([undefined]);
  });
});
