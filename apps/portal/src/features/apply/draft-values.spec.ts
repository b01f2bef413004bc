import fc from 'fast-check';
import {
  askedFor,
  bodyOf,
  type DraftValues,
  type FormField,
  isCommitment,
  stepOf,
  STEPS,
  valuesOf,
} from './draft-values';

const target = { programmeYear: 2024, cellType: 'A' };
const empty = fc.constantFrom(undefined, null, '');
const part = fc.dictionary(
  fc.string({ minLength: 1 }),
  fc.oneof(empty, fc.string(), fc.double(), fc.boolean()),
);
const field = (id: string, rest: object = {}) => ({ id, name: id, kind: 'text', ...rest }) as FormField;

describe('a draft', () => {
  it('begins with what was kept of it, without what the server adds to the unit', () => {
    const unit = {
      name: '第一小学',
      creditCode: null,
      noCodeReason: '正在办理',
      address: '路 1 号',
      street: null,
    };
    const view = {
      id: 'a1',
      unit: { ...unit, id: 'u1' },
      contact: {},
      form: { q: 1 },
      selfScore: { M1: 'met' },
    };
    expect(valuesOf(view as never)).toEqual({ unit, contact: {}, form: { q: 1 }, selfScore: { M1: 'met' } });
  });

  it('is never sent with anything that stands empty, and always with all the rest', () => {
    fc.assert(
      fc.property(part, part, part, part, (unit, contact, form, selfScore) => {
        const body: object = bodyOf({ unit, contact, form, selfScore } as DraftValues, target);
        expect(body).toMatchObject(target);
        for (const [name, typed] of Object.entries({ unit, contact, form, selfScore }))
          expect(new Map(Object.entries((body as Record<string, object>)[name]!))).toEqual(
            new Map(
              Object.entries(typed).filter(([, value]) => ![undefined, null, ''].includes(value as never)),
            ),
          );
      }),
    );
  });

  it('keeps a zero and a no: they are answers', () => {
    const values = { unit: {}, contact: {}, form: { count: 0, isOwner: false }, selfScore: { B1: 0 } };
    expect(bodyOf(values, target)).toMatchObject({ form: values.form, selfScore: values.selfScore });
  });
});

describe('a fault of a draft', () => {
  const fields = [
    field('count', { kind: 'number' }),
    field('honest', { kind: 'boolean', mustBe: true }),
    field('owner', { kind: 'boolean' }),
  ];

  it('is put right at the step where its field stands', () => {
    const stepNameOf = (pointer: string) => STEPS[stepOf(pointer, fields)!];
    expect(stepNameOf('/unit/name')).toBe('单位信息');
    expect(stepNameOf('/contact/phone')).toBe('单位信息');
    expect(stepNameOf('/form/count')).toBe('申报内容');
    expect(stepNameOf('/form/owner')).toBe('申报内容');
    expect(stepNameOf('/selfScore/B1')).toBe('自评与佐证');
    expect(stepNameOf('/form/honest')).toBe('承诺与提交');
  });

  it('belongs to no step when it is about the whole', () => {
    expect(stepOf(undefined, fields)).toBeUndefined();
    expect(stepOf('/cellType', fields)).toBeUndefined();
  });

  it('is a commitment’s only where yes is the one answer', () => {
    expect(fields.filter(isCommitment).map(({ id }) => id)).toEqual(['honest']);
  });
});

describe('a field with a condition', () => {
  const fields: FormField[] = [
    { id: 'visitors', name: '是否接待游客', kind: 'boolean', required: false },
    {
      id: 'perYear',
      name: '年接待人次',
      kind: 'number',
      required: true,
      when: { field: 'visitors', is: [true] },
    },
  ];
  const asked = (answers: Record<string, unknown>) => askedFor(fields, answers).map(({ id }) => id);

  it('is asked for only while the other field has that answer', () => {
    expect(asked({})).toEqual(['visitors']);
    expect(asked({ visitors: false })).toEqual(['visitors']);
    expect(asked({ visitors: true })).toEqual(['visitors', 'perYear']);
  });
});
