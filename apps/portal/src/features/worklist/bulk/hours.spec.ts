import { hourOf } from './hours';

describe('the visits of one day', () => {
  it('follow one another at the same distance', () => {
    expect([0, 1, 2].map((place) => hourOf('09:30', 90, place))).toEqual(['09:30', '11:00', '12:30']);
  });

  it('have no hour where none was given, or where the day is over', () => {
    expect(hourOf(undefined, 60, 1)).toBeUndefined();
    expect(hourOf('23:30', 60, 1)).toBeUndefined();
  });
});
