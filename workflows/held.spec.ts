import { plannedYear, type YearTypes } from '@app/domain';
import { beginningOf, type HeldBeginning, type HeldResult, resultOf } from './held';

const state = plannedYear(2024);
const rules = { version: '2024.1' };
/** The current field name of the state, and the names since release 0.1.0. */
const NAMES = ['state', 'app', 'obligation', 'duty', 'year'];

describe('what histories of any age hold', () => {
  it.each(NAMES)('a run begins with a state under `%s`', (name) => {
    const held = { [name]: state, rules, offset: 5 } as HeldBeginning<YearTypes>;
    expect(beginningOf(held)).toEqual({ state, rules, offset: 5 });
  });

  it.each(NAMES)('a later state is taken over from `%s`', (name) => {
    const held = { status: 'ahead', [name]: state, rules, offset: 5 } as object as HeldResult<YearTypes>;
    expect(resultOf(held)).toMatchObject({ status: 'ahead', state, rules, offset: 5 });
  });

  it.each(NAMES)('a refusal with nothing stored under `%s` leaves no state', (name) => {
    const held = {
      status: 'refused',
      code: 'yearUnknown',
      [name]: null,
      offset: 5,
    } as object as HeldResult<YearTypes>;
    expect(resultOf(held)).toMatchObject({ status: 'refused', code: 'yearUnknown', state: null, offset: 5 });
  });

  it('a recorded step answers the clock alone', () => {
    expect(resultOf<YearTypes>({ status: 'recorded', offset: 5 })).toEqual({ status: 'recorded', offset: 5 });
  });
});
