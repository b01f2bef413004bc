import { inOrder, nextOrder, type Sorted, wayOf } from './order';

interface Row {
  name: string;
  cells: number;
  dueOn: string | null;
}

const ROWS: Row[] = [
  { name: '张家小学', cells: 10, dueOn: null },
  { name: '白马中学', cells: 9, dueOn: '2024-09-02' },
  { name: '李家幼儿园', cells: 9, dueOn: '2024-08-30' },
];
const COLUMNS: Sorted<Row>[] = [
  { sort: 'name', by: ({ name }) => name },
  { sort: 'cells', by: ({ cells }) => cells },
  { sort: 'due', by: ({ dueOn }) => dueOn },
  {},
];
const named = (sort?: string) => inOrder(ROWS, COLUMNS, sort).map(({ name }) => name.slice(0, 1));

describe('the order of a list', () => {
  it('goes from ascending to descending to the list’s own', () => {
    expect(nextOrder('due', undefined)).toBe('due');
    expect(nextOrder('due', 'name')).toBe('due');
    expect(nextOrder('due', 'due')).toBe('-due');
    expect(nextOrder('due', '-due')).toBeUndefined();
    expect(['due', '-due', '-name', undefined].map((value) => wayOf('due', value))).toEqual([
      'ascending',
      'descending',
      undefined,
      undefined,
    ]);
  });

  it('has names by pinyin, numbers by value, rows without a day last', () => {
    expect(named('name')).toEqual(['白', '李', '张']);
    expect(named('-name')).toEqual(['张', '李', '白']);
    expect(named('cells')).toEqual(['白', '李', '张']);
    expect(named('due')).toEqual(['李', '白', '张']);
  });

  it('stays the list’s own without an order, or with one that it does not know', () => {
    expect(named()).toEqual(['张', '白', '李']);
    expect(named('colour')).toEqual(['张', '白', '李']);
  });
});
