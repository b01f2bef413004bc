import { complete } from './older-browsers';

/** An array in a browser that lacks every method. */
function bare<T>(...values: T[]): T[] {
  const prototype = Object.create(null) as object;
  complete(prototype);
  return Object.setPrototypeOf([...values], prototype) as T[];
}

describe('what older browsers lack', () => {
  it('answers as the language defines it', () => {
    const values = bare(3, 1, 2);
    expect([values.at(0), values.at(-1), values.at(3), values.at(-4)]).toEqual([3, 2, undefined, undefined]);
    expect([values.findLast((n) => n > 1), values.findLast((n) => n > 9)]).toEqual([2, undefined]);
    expect([values.findLastIndex((n) => n > 1), values.findLastIndex((n) => n > 9)]).toEqual([2, -1]);
    expect(values.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(values.toReversed()).toEqual([2, 1, 3]);
    expect(Array.from(values)).toEqual([3, 1, 2]);
  });

  it('is not enumerable, and leaves alone what is there', () => {
    const own = { at: () => 'own' };
    complete(own);
    expect(own.at()).toBe('own');
    expect(Object.keys(own)).toEqual(['at']);
  });
});
