import fc from 'fast-check';
import { byMonth } from './by-month';
import { missingByDepartment } from './missing-by-department';

const dueOn = fc.option(
  fc
    .date({ min: new Date('2023-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
);

describe('obligations in the calendar', () => {
  it('stand under their month and day; those of one day keep their order', () => {
    const list = ['2024-10-08', '2024-09-30', null, '2024-10-08'].map((day, id) => ({ id, dueOn: day }));
    expect(byMonth(list)).toEqual({
      months: [
        { month: '2024-09', days: [{ day: '2024-09-30', obligations: [list[1]] }] },
        { month: '2024-10', days: [{ day: '2024-10-08', obligations: [list[0], list[3]] }] },
      ],
      undated: [list[2]],
    });
  });

  it('never get lost or shown twice, and always run forward', () => {
    fc.assert(
      fc.property(fc.array(dueOn), (days) => {
        const list = days.map((day, id) => ({ id, dueOn: day }));
        const { months, undated } = byMonth(list);
        const shown = months.flatMap((month) => month.days.flatMap(({ obligations }) => obligations));
        expect([...shown, ...undated].map(({ id }) => id).sort((a, b) => a - b)).toEqual(
          list.map(({ id }) => id),
        );
        expect(shown.map((one) => one.dueOn)).toEqual(days.filter((day) => day !== null).sort());
        for (const { month, days: own } of months)
          expect(own.every(({ day }) => day.startsWith(month))).toBe(true);
      }),
    );
  });
});

describe('what is missing', () => {
  it('stands under its department, the one that owes most first', () => {
    const missing = [
      { department: 'business', name: '区商务委', item: '塑料' },
      { department: 'education', name: '区教委', item: '学校' },
      { department: 'education', name: '区教委', item: '幼儿园' },
    ];
    expect(missingByDepartment(missing as never)).toEqual([
      { name: '区教委', items: ['学校', '幼儿园'] },
      { name: '区商务委', items: ['塑料'] },
    ]);
  });
});
