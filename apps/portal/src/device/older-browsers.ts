/**
 * What the browsers that serve (docs/BROWSERS.md) may lack and the built files use. Imported before everything else;
 * apps/api/src/portal/portal.spec.ts looks through the built files for anything newer.
 */

type Method = (this: ArrayLike<unknown>, ...given: never[]) => unknown;

const ARRAY: Record<string, Method> = {
  at(index: number) {
    const place = Math.trunc(index) || 0;
    return this[place < 0 ? this.length + place : place];
  },
  findLast(test: (value: unknown, index: number, all: unknown) => unknown) {
    for (let i = this.length - 1; i >= 0; i -= 1) if (test(this[i], i, this)) return this[i];
    return undefined;
  },
  findLastIndex(test: (value: unknown, index: number, all: unknown) => unknown) {
    for (let i = this.length - 1; i >= 0; i -= 1) if (test(this[i], i, this)) return i;
    return -1;
  },
  toSorted(compare?: (a: unknown, b: unknown) => number) {
    return Array.from(this).sort(compare);
  },
  toReversed() {
    return Array.from(this).reverse();
  },
};

/** Adds to a prototype the methods that it lacks, as the language defines them: not enumerable. */
export function complete(prototype: object, methods: Record<string, Method> = ARRAY): void {
  for (const [name, value] of Object.entries(methods))
    if (!(name in prototype))
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

complete(Array.prototype);
complete(String.prototype, { at: ARRAY.at! });
const object: object = Object;
if (!('hasOwn' in object))
  Object.defineProperty(object, 'hasOwn', {
    value: (of: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(of, key),
    writable: true,
    configurable: true,
  });
