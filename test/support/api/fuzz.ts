import { type Route, type RouteName, ROUTES } from '@app/contracts';
import fc from 'fast-check';
import { z } from 'zod';

/** A malicious or malformed request. */
export interface Attack {
  route: RouteName;
  path: string;
  query: string;
  body?: string;
}

/** Values that often break programs. */
const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '🙂',
  "'; DROP TABLE application; --",
  '../../etc/passwd',
  '${7*7}',
  '9'.repeat(400),
  -1,
  0,
  1e308,
  2 ** 53,
  0.1,
  null,
  true,
  [],
  {},
  [[[[]]]],
  '2024-02-30',
  '9999-12-31',
  '00000000-0000-4000-8000-000000000001',
  'department:JIAOW',
  'constructor',
);

/** Any JSON, or one of the values above. */
const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>);

/** Returns requests for a route: valid ones with one place changed or removed, and arbitrary ones. */
export function attackOn(name: RouteName, ids: string[]): fc.Arbitrary<Attack> {
  const route: Route = ROUTES[name];
  const id = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: nasty.map((value) => encodeURIComponent(wellFormed(String(value)))) },
  );
  const path = fc.array(id, { minLength: 3, maxLength: 3 }).map((parts) => {
    let i = 0;
    return route.path.replace(/:\w+/g, () => parts[i++]!);
  });
  return fc.record({
    route: fc.constant(name),
    path,
    query: queryFor(route),
    ...(route.body && { body: bodyFor(route.body) }),
  });
}

/** Replaces unpaired surrogates, which an address cannot contain. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function queryFor(route: Route): fc.Arbitrary<string> {
  const known = route.query instanceof z.ZodObject ? Object.keys(route.query.shape) : [];
  const key = fc.constantFrom(...known, 'x', '__proto__');
  const value = anything.map((one) => wellFormed(typeof one === 'string' ? one : JSON.stringify(one)));
  return fc
    .array(fc.tuple(key, value), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join('&'));
}

function bodyFor(schema: z.ZodType): fc.Arbitrary<string> {
  const sound = arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(sound, fc.nat(), anything, fc.boolean()).map(spoilt) },
    { weight: 2, arbitrary: sound.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value) ?? 'null') },
    { weight: 1, arbitrary: fc.string() },
  );
}

type Json = Record<string, any>;

/** Returns values of roughly the shape of a JSON schema. */
function arbitraryOf(schema: Json): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices: Json[] | undefined = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map(arbitraryOf));
  if (schema.allOf) return arbitraryOf(Object.assign({}, ...schema.allOf));
  switch (schema.type) {
    case 'object': {
      const shape = Object.entries<Json>(schema.properties ?? {}).map(([key, inner]) => [
        key,
        arbitraryOf(inner),
      ]);
      return shape.length > 0
        ? fc.record(Object.fromEntries(shape), { requiredKeys: schema.required ?? [] })
        : fc.dictionary(fc.string({ maxLength: 8 }), anything, { maxKeys: 4 });
    }
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -5, max: 3000 }), fc.double({ noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'string':
      if (schema.format === 'uuid') return fc.uuid({ version: 4 });
      if (schema.format === 'date')
        return fc.constantFrom('2024-09-02', '2024-09-05', '2025-01-01', '2099-12-31');
      return fc.oneof(
        fc.constantFrom(
          'SCHOOL',
          'JIAOW',
          '13800000000',
          'a@b.cn',
          '渝北无废办〔2024〕3号',
          '2024-10-01T09:00:00+08:00',
        ),
        fc.string({ maxLength: 20 }),
      );
    default:
      return anything;
  }
}

/** Returns the value, as JSON, with one of its places changed or removed. */
function spoilt([value, at, instead, remove]: [unknown, number, unknown, boolean]): string {
  const copy = structuredClone(value);
  const places: [any, string][] = [];
  const walk = (node: any): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      walk(node[key]);
    }
  };
  walk(copy);
  if (places.length === 0) return JSON.stringify(instead) ?? 'null';
  const [node, key] = places[at % places.length]!;
  if (remove) delete node[key];
  else node[key] = instead;
  return JSON.stringify(copy);
}
