import type { ApplicationView } from '@app/contracts';
import { opinionEffects } from './opinion-effects';

const isOwn = (seat: string) => seat === 'department:A';
const waiting = (...departments: string[]) =>
  departments.map((id) => ({ seat: `department:${id}` })) as ApplicationView['tasks'];
const said = (...given: [string, 'agree' | 'disagree', boolean?][]) =>
  given.map(([department, opinion, current = true]) => ({
    ...{ department, opinion, current },
  })) as ApplicationView['opinions'];

describe('不同意', () => {
  it.each([
    ['of the only lead department', { tasks: waiting('A'), opinions: said() }, true],
    ['after all others have disagreed', { tasks: waiting('A'), opinions: said(['B', 'disagree']) }, true],
    ['while another is still waited for', { tasks: waiting('A', 'B'), opinions: said() }, false],
    ['after another has agreed', { tasks: waiting('A'), opinions: said(['B', 'agree']) }, false],
    [
      'beside an opinion of an earlier round',
      { tasks: waiting('A'), opinions: said(['B', 'agree', false]) },
      true,
    ],
    [
      'of a department beside its own earlier word',
      { tasks: waiting('A'), opinions: said(['A', 'agree']) },
      true,
    ],
  ])('%s: whether it ends the application', (_, application, refuses) => {
    const effects = opinionEffects(application, isOwn);
    expect(effects.refuses).toBe(refuses);
    expect(effects.disagree.includes('就此结束')).toBe(refuses);
  });
});

describe('同意', () => {
  it('goes on, waits for the others, or comes to conciliation', () => {
    expect(opinionEffects({ tasks: waiting('A'), opinions: said() }, isOwn).agree).toBe('进入现场核查');
    expect(opinionEffects({ tasks: waiting('A', 'B'), opinions: said() }, isOwn).agree).toContain(
      '全部牵头部门同意后',
    );
    expect(opinionEffects({ tasks: waiting('A'), opinions: said(['B', 'disagree']) }, isOwn).agree).toContain(
      '协调',
    );
  });
});
