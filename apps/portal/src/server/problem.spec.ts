import fc from 'fast-check';
import { asProblem, faultsAtFields, fieldOf, Problem, problemOf, stopped, unreachable } from './problem';
import { texts } from '../texts';

describe('a call that did not succeed', () => {
  it('says what the server said', async () => {
    const problem = await problemOf(
      Response.json(
        {
          status: 409,
          code: 'stageChanged',
          title: '已有变化',
          detail: '该件已受理。',
          facts: { stage: 'acceptance' },
        },
        { status: 409, headers: { 'x-request-id': 'r-1' } },
      ),
    );
    expect(problem).toMatchObject({
      ...{ status: 409, code: 'stageChanged', title: '已有变化', message: '该件已受理。', requestId: 'r-1' },
      ...{ facts: { stage: 'acceptance' }, faults: [], isConflict: true, isUnclear: false },
    });
  });

  it('says of each fault where it is and what is wrong, once', () => {
    const detail = '不是办理中的申报。';
    const problem = new Problem({
      errors: [{ pointer: '/name', detail: '请填写。' }],
      facts: {
        faults: [
          { cell: 'YB-2024-SCHOOL-0001', code: 'notUnderWay', detail },
          { cell: 'YB-2024-SCHOOL-0001', code: 'notUnderWay', detail },
          { line: 3, number: 'YB-2024-SCHOOL-0002', code: 'cellUnknown', detail: '没有这个细胞。' },
          { line: 4, column: '单位名称', code: 'empty', detail: '没有填写。' },
          { line: null, column: null, code: 'tooComplex', detail: '表格过于复杂。' },
        ],
      },
    });
    expect(problem.lines).toEqual([
      '请填写。',
      `YB-2024-SCHOOL-0001：${detail}`,
      '第 3 行 YB-2024-SCHOOL-0002：没有这个细胞。',
      '第 4 行 “单位名称”：没有填写。',
      '表格过于复杂。',
    ]);
    expect(new Problem({ facts: { faults: 2 } }).lines).toEqual([]);
  });

  it('is a problem too when it comes from what stands before the server, without a document', async () => {
    const headers = { 'retry-after': '7', 'x-request-id': 'r-2' };
    const problem = await problemOf(new Response('<html>Bad gateway</html>', { status: 502, headers }));
    expect(problem).toMatchObject({ status: 502, code: 'unexpected', retryAfter: 7, requestId: 'r-2' });
    expect(problem.message).toBe(texts.problem.unexpected);
  });

  it('leaves open whether it was done when nobody answered or the server failed, never when it was refused', () => {
    expect(unreachable().isUnclear).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), (status) => {
        expect(new Problem({ status }).isUnclear).toBe(status >= 500);
      }),
    );
  });

  it('is told in words even when it is a fault of the page itself', () => {
    expect(asProblem(new TypeError('x is undefined')).message).toBe(texts.problem.unexpected);
    const problem = unreachable();
    expect(asProblem(problem)).toBe(problem);
  });

  it('keeps the number of the request of a download that broke off', () => {
    expect(stopped('r-3')).toMatchObject({
      code: 'stopped',
      requestId: 'r-3',
      message: texts.download.stopped,
    });
  });
});

describe('a fault in what was entered', () => {
  it('belongs to the field that its pointer leads to', () => {
    expect(fieldOf('/unit/name')).toEqual(['unit', 'name']);
    expect(fieldOf(undefined)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (steps) => {
        const pointer = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
        expect(fieldOf(pointer)).toEqual(steps);
      }),
    );
  });

  it('stands at its field, and at none when it is about the whole', () => {
    const errors = [{ pointer: '/contact/phone', detail: '请填写手机号码。' }, { detail: '两处不一致。' }];
    expect(faultsAtFields(new Problem({ status: 422, errors }))).toEqual([
      { name: ['contact', 'phone'], errors: ['请填写手机号码。'] },
    ]);
  });
});
