import type { Line } from './lines';
import { mergeParts } from './merge-parts';

type Rated = Parameters<typeof mergeParts>[0][number];

const line = (rest: Partial<Rated>) =>
  ({
    ...{ kind: 'obligation', id: 'o1', dueOn: '2024-09-27', overdue: false, escalated: null },
    ...{ openedOn: '2024-09-02', cause: 'waitingForDepartment', level: 'none', nextStep: '催办' },
    ...rest,
  }) as Line & Rated;
const part = (id: string, rest: Partial<Rated> = {}) =>
  line({
    ...{ seat: `department:${id}`, name: `部门${id}`, nextStep: `请部门${id}在期限内办理` },
    ...rest,
  });

describe('the parts of an obligation', () => {
  it('stand in one line, which names the first three and counts the rest', () => {
    const [one, ...rest] = mergeParts(['A', 'B', 'C', 'D'].map((id) => part(id)));
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ seat: 'department:A', name: '部门A、部门B、部门C等 4 个部门' });
    expect(one!.nextStep).toBe('请各部门在期限内办理');
    expect(one!.parts.map(({ seat }) => seat)).toEqual(['A', 'B', 'C', 'D'].map((id) => `department:${id}`));
  });

  it('stay apart where day, obligation or reason differ, and beside the office', () => {
    const lines = [
      part('A'),
      part('B', { dueOn: '2024-10-10' }),
      part('C', { id: 'o2' }),
      part('D', { overdue: true }),
      line({ seat: 'office', name: '区无废办' }),
    ];
    expect(mergeParts(lines).map(({ parts }) => parts)).toEqual([[], [], [], [], []]);
  });

  it('leaves lines of applications as they are, also with the same day and reason', () => {
    const cases = [
      line({ kind: 'application', seat: 'department:A' }),
      line({ kind: 'application', seat: 'department:B' }),
    ];
    expect(mergeParts(cases)).toHaveLength(2);
  });
});
