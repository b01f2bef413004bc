import { isContactMissing } from '../../office-contact';
import { bulkItemOf } from './bulk-item';
import { stepAt, STEPS } from './steps';

describe('the steps from the decision to the name', () => {
  it('are found by the name in the address; the first one by any other', () => {
    for (const step of STEPS) expect(stepAt(step.name)).toBe(step);
    expect(stepAt(undefined)).toBe(STEPS[0]);
    expect(stepAt('elsewhere')).toBe(STEPS[0]);
  });

  it('offer an act for many at once where a period of the office runs, and only there', () => {
    expect(STEPS.filter(({ act }) => act).map(({ name }) => name)).toEqual(['publish', 'name']);
    for (const step of STEPS) expect('clock' in step).toBe(step.act !== undefined);
  });

  it('act on the unit as the person knows it', () => {
    const task = { applicationId: 'a1', unitName: '第一小学', number: 'YB-1', clockName: '命名' };
    expect(bulkItemOf(task as never)).toEqual({ applicationId: 'a1', name: '第一小学', number: 'YB-1' });
  });
});

describe('a public notice', () => {
  const office = {
    contactName: '张三',
    contactPhone: '023-1',
    contactAddress: '路 1 号',
  };

  it('says whom to turn to only when name, telephone and address are all known', () => {
    expect(isContactMissing(office)).toBe(false);
    for (const name of Object.keys(office)) {
      expect(isContactMissing({ ...office, [name]: null })).toBe(true);
    }
  });
});
