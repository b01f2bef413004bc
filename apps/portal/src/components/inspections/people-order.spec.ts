import { inspectorsFirst } from './people-order';

describe('who may inspect', () => {
  it('is listed with the inspectors first, and counted as people count', () => {
    const people = [
      ['核查员一', 'inspector'],
      ['区教委联络员', 'department'],
      ['核查员三', 'inspector'],
      ['核查员二', 'inspector'],
    ].map(([name, role]) => ({ name: name!, role: role! }));
    expect(inspectorsFirst(people).map(({ name }) => name)).toEqual([
      '核查员一',
      '核查员二',
      '核查员三',
      '区教委联络员',
    ]);
    expect(people[0]!.name).toBe('核查员一'); // the list itself stays as it is
  });
});
