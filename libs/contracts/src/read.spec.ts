import { z } from 'zod';
import { commandBody } from './applications/commands';
import { read } from './read';

const COMMAND_ID = '00000000-0000-4000-8000-000000000001';

/** The faults that `read` finds. */
function faultsOf(schema: z.ZodType, input: unknown, kind: 'body' | 'query' = 'body') {
  const reading = read(schema, input, kind);
  return reading.ok ? [] : reading.faults;
}

describe('reading what comes from outside', () => {
  it('gives the value as the schema makes it', () => {
    expect(read(z.strictObject({ n: z.coerce.number() }), { n: '3' })).toEqual({ ok: true, value: { n: 3 } });
  });

  it('points at every fault at once', () => {
    const schema = z.strictObject({ a: z.string(), list: z.array(z.object({ n: z.number() })) });
    expect(faultsOf(schema, { list: [{ n: 1 }, { n: 'x' }], 'b/c~d': 1 })).toEqual([
      { pointer: '/a', detail: '缺少此项。' },
      { pointer: '/list/1/n', detail: '类型不对，应为数字。' },
      { pointer: '/b~1c~0d', detail: '不认识这个字段。' },
    ]);
  });

  it('names the parameter of a query', () => {
    expect(
      faultsOf(z.strictObject({ limit: z.coerce.number().max(200) }), { limit: '500' }, 'query'),
    ).toEqual([{ parameter: 'limit', detail: '过大或过多，上限为 200。' }]);
  });

  it.each([undefined, null, 7, 'text', []])('refuses %j where an object must be', (input) => {
    expect(faultsOf(commandBody, input)).toHaveLength(1);
  });

  it.each(['\u0000', 'a\ud800', '\udc00b'])('refuses text that cannot be stored: %j', (text) => {
    expect(faultsOf(z.record(z.string(), z.unknown()), { deep: [{ text }] })).toEqual([
      { pointer: '/deep/0/text', detail: '含有无法保存的字符。' },
    ]);
  });

  it.each([40, 100_000])('refuses what is nested %i deep, without overflowing itself', (depth) => {
    const nested = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    expect(faultsOf(z.unknown(), nested)).toEqual([{ pointer: '', detail: '内容的层级过深。' }]);
  });

  it('speaks Chinese whatever is wrong', () => {
    const attempts = [
      { type: 'submit' },
      { type: 'submit', commandId: 'x' },
      { type: 'name', commandId: COMMAND_ID, documentNumber: 1, date: '2024-13-01' },
      { type: 'fileInspection', commandId: COMMAND_ID, sheet: { marks: { a: {} }, inspectors: 'all' } },
      { type: 'officeDecide', commandId: COMMAND_ID, decision: 'return' },
      { type: 'extend', commandId: COMMAND_ID, seat: 'department:', reason: '' },
    ];
    for (const attempt of attempts) {
      const faults = faultsOf(commandBody, attempt);
      expect(faults.length).toBeGreaterThan(0);
      for (const { detail } of faults) expect(detail).toMatch(/^[^a-zA-Z]*\p{Script=Han}/u);
    }
  });
});
