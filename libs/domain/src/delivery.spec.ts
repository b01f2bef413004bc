import { deliveryOf } from './delivery';

describe('a notification', () => {
  it('of what has time until the morning is said by the digest', () => {
    expect(deliveryOf('taskOpened', 'stageEntered')).toBe('inDigest');
    expect(deliveryOf('reminder', 'reminded')).toBe('inDigest');
    expect(deliveryOf('dutyOpened', 'created')).toBe('inDigest');
  });

  it('of what is urgent is a mail of its own', () => {
    expect(deliveryOf('urged', 'urged')).toBe('atOnce');
    expect(deliveryOf('returned', 'returnedForCorrection')).toBe('atOnce');
    expect(deliveryOf('yearShort', 'yearCut')).toBe('atOnce');
  });

  it('of a task that was transferred to one person is sent at once: nobody else knows of it', () => {
    expect(deliveryOf('taskOpened', 'transferred')).toBe('atOnce');
  });

  it('of a long lateness goes to the heads', () => {
    expect(deliveryOf('escalated', 'escalated')).toBe('toHeads');
    expect(deliveryOf('dutyEscalated', 'escalated')).toBe('toHeads');
  });
});
