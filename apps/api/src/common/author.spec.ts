import type { Directory } from '@app/database';
import type { Actor } from '@app/domain';
import { authorFor } from './author';

const directory = {
  in: (matter: string) => ({
    department: (id: string) => (id === 'JIAOW' && matter === `account:${by}` ? '区教委' : id),
  }),
} as Directory;
const by = '00000000-0000-4000-8000-000000000001';
const unit: Actor = { id: by, role: 'applicant' };
const office: Actor = { id: by, role: 'office' };

describe('who has acted', () => {
  it.each([
    ['department', 'JIAOW', '区教委'],
    ['office', null, '区无废办'],
    ['inspector', null, '核查员'],
    ['applicant', null, '王小明'],
  ])('a unit reads the authority of a person with the role %s', (byRole, byDepartment, shown) => {
    const event = { by, byName: '王小明', byRole, byDepartment, at: new Date(0) };
    expect(authorFor(event, unit, directory)).toBe(shown);
    expect(authorFor(event, office, directory)).toBe('王小明');
  });

  it('what time brings about is by the system', () => {
    const event = { by: 'system', byName: null, byRole: null, byDepartment: null, at: new Date(0) };
    expect(authorFor(event, unit, directory)).toBe('系统');
  });
});
