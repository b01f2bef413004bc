import type { CellTypeItem } from '@app/contracts';
import type { Client } from '../../../../test/support/client';
import { aDraft, creditCode, marksFor } from '../../../../test/support/drive';
import { aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

type Draft = ReturnType<typeof aDraft>;

let api: RunningApi;
let unit1: Client;

beforeAll(async () => {
  api = await startApi();
  unit1 = await api.as('unit1');
}, 60_000);
afterAll(() => api.stop());

const create = async (body: object) => (await unit1.post('/applications', body)).body;
const read = async (id: string) => (await unit1.get(`/applications/${id}`)).body;
const foundBy = async (q: string) => {
  const { items } = await unit1.mustGet(`/applications?q=${encodeURIComponent(q)}`);
  return items.map((item: { id: string }) => item.id);
};
const pointersOf = (faults: { pointer: string }[]) => faults.map(({ pointer }) => pointer);
const EMPTY = { programmeYear: 2024, cellType: 'SCHOOL' };

/** Full marks for a school, by item. */
async function fullMarks(): Promise<Record<string, number | string>> {
  const { items } = await unit1.mustGet('/cell-types');
  const school: CellTypeItem = items.find(({ code }: CellTypeItem) => code === 'SCHOOL');
  return marksFor(school.rubric.items, 'passed');
}

describe('a draft that is saved as it is typed', () => {
  it('is found by its unit, by its applicant alone', async () => {
    const { id } = await create(aDraft('SCHOOL', 4711, '渝北区寻找中的小学'));
    const found = async (login: string) => {
      const { items } = await (
        await api.as(login)
      ).mustGet(`/applications?q=${encodeURIComponent('寻找中')}`);
      return items.map((item: { id: string }) => item.id);
    };
    expect(await found('unit1')).toEqual([id]);
    expect(await found('unit2')).toEqual([]);
    expect(await found('office')).toEqual([]);
  });

  it('may hold nothing but its type, and says what it needs', async () => {
    const { status, body } = await unit1.post('/applications', EMPTY);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      stage: 'draft',
      draftVersion: 1,
      unit: { id: null, name: '' },
      selfScore: {},
    });
    expect(pointersOf(body.missing)).toEqual([
      '/unit/name',
      '/unit/address',
      '/unit/street',
      '/unit/creditCode',
      '/contact/name',
      '/contact/phone',
      '/contact/email',
      '/form/commitment',
    ]);
    expect(body.missing[0].detail).toBe('请填写单位名称。');
    const first = async () => (await unit1.get('/applications')).body.items[0];
    expect(await first()).toMatchObject({ id: body.id, unitName: '', isUntouched: true });
    const typed = { version: 1, ...EMPTY, unit: { name: '渝北某校' } };
    expect((await unit1.put(`/applications/${body.id}`, typed)).status).toBe(200);
    expect(await first()).toMatchObject({ id: body.id, isUntouched: false });
  });

  it.each<[string, (draft: Draft) => object, string, string]>([
    [
      'a wrong check digit',
      (d) => ({ ...d, unit: { ...d.unit, creditCode: '91500112MA0000001X' } }),
      '/unit/creditCode',
      '校验位',
    ],
    [
      'neither code nor reason',
      (d) => ({ ...d, unit: { ...d.unit, creditCode: '' } }),
      '/unit/creditCode',
      '没有代码的原因',
    ],
    [
      'half a phone number',
      (d) => ({ ...d, contact: { ...d.contact, phone: '1380' } }),
      '/contact/phone',
      '手机号码',
    ],
    [
      'two addresses in one',
      (d) => ({ ...d, contact: { ...d.contact, email: 'a@b.cn,c@d.cn' } }),
      '/contact/email',
      '电子邮箱',
    ],
    [
      'a line break in the name',
      (d) => ({ ...d, unit: { ...d.unit, name: '实验\n小学' } }),
      '/unit/name',
      '换行',
    ],
    [
      'a number where words are asked for',
      (d) => ({ ...d, form: { ...d.form, scale: 90 } }),
      '/form/scale',
      '填写方式',
    ],
  ])('keeps %s, names it, and is not submitted with it', async (_, spoil, pointer, words) => {
    const typed = spoil(aDraft('SCHOOL', 8)) as Draft;
    const { id, missing } = await create(typed);
    expect(missing).toEqual([{ pointer, detail: expect.stringContaining(words) }]);
    expect(await read(id)).toMatchObject({ contact: typed.contact, form: typed.form });
    expect((await read(id)).unit.name).toBe(typed.unit.name);
    expect(await unit1.act(id, { type: 'submit' })).toMatchObject({
      status: 422,
      body: { code: 'formIncomplete', errors: [{ pointer, detail: expect.stringContaining(words) }] },
    });
    expect(await read(id)).toMatchObject({ stage: 'draft', missing: [{ pointer }] });
  });

  it('points a school at its own type before it is submitted', async () => {
    const { missing } = await create(aDraft('PUBLIC_INSTITUTION', 9, '渝北区实验小学'));
    expect(missing).toMatchObject([{ pointer: '/cellType', detail: expect.stringContaining('第 6 类') }]);
  });

  it('is kept in the plain form of what was typed, once submitted, and found by a part of its number', async () => {
    const draft = aDraft('SCHOOL', 10);
    const wide = [...creditCode(10).toLowerCase()].map((sign) =>
      String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
    );
    const { id } = await create({
      ...draft,
      unit: { ...draft.unit, name: '渝北区\u200b第十\u00a0 小学\ufeff', creditCode: ` ${wide.join('')}` },
      contact: { name: '王\u3000明', phone: '\u202d（023）6780 0001\u202c', email: 'ｗａｎｇ@example。cn ' },
    });
    await unit1.mustAct(id, { type: 'submit' });
    const { number, ...kept } = await read(id);
    expect(kept).toMatchObject({
      unit: { name: '渝北区第十 小学', creditCode: creditCode(10) },
      contact: { name: '王 明', phone: '023-67800001', email: 'wang@example.cn' },
      draftVersion: null,
      missing: [],
    });
    for (const q of [number.slice(-4), number.slice(8).toLowerCase(), '第十小学', '渝北\u200b 第十'])
      expect([q, await foundBy(q)]).toEqual([q, expect.arrayContaining([id])]);
  });

  it('may be of a unit without a code that says why', async () => {
    const { creditCode: _, ...unit } = aDraft('VILLAGE', 11).unit;
    const { id, missing } = await create({
      ...aDraft('VILLAGE', 11),
      unit: { ...unit, noCodeReason: '尚未登记' },
    });
    expect(missing).toEqual([]);
    await unit1.mustAct(id, { type: 'submit' });
    expect((await read(id)).unit).toMatchObject({ creditCode: null, noCodeReason: '尚未登记' });
  });

  it('cannot rename a unit that has applied, nor move it while that is under way or for somebody else', async () => {
    const faultOf = async (client: Client, body: object) => {
      const { id } = (await client.post('/applications', body)).body;
      return (await client.act(id, { type: 'submit' })).body.errors?.[0].pointer;
    };
    const { id } = await create(aDraft('SCHOOL', 12));
    await unit1.mustAct(id, { type: 'submit' });
    const moved = (type: string) => ({
      ...aDraft(type, 12),
      unit: { ...aDraft(type, 12).unit, address: '新址 1 号' },
    });
    expect(await faultOf(unit1, aDraft('VENUE', 12, '另一个名字'))).toBe('/unit/name');
    expect(await faultOf(unit1, moved('VENUE'))).toBe('/unit/address');
    await unit1.mustAct(id, { type: 'withdraw' });
    expect(await faultOf(await api.as('unit2'), moved('VENUE'))).toBe('/unit/address');
    expect(await faultOf(unit1, aDraft('VENUE', 12, '另一个名字'))).toBe('/unit/name');
    expect(await faultOf(unit1, moved('VENUE'))).toBeUndefined();
  });
});

describe('a draft on two devices', () => {
  it('is not written over unseen: the second hears what is there', async () => {
    const { id, draftVersion } = await create(aDraft('SCHOOL', 21));
    const saved = await unit1.put(`/applications/${id}`, {
      ...aDraft('SCHOOL', 21),
      form: { scale: '600人' },
      version: draftVersion,
    });
    expect(saved.body).toMatchObject({ draftVersion: 2, form: { scale: '600人' } });
    const late = await unit1.put(`/applications/${id}`, { ...aDraft('SCHOOL', 21), version: draftVersion });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'draftChanged', facts: { current: { version: 2, form: { scale: '600人' } } } },
    });
    expect((await read(id)).form).toEqual({ scale: '600人' });
  });

  it('takes one of two savings that come at the same moment', async () => {
    const { id } = await create(EMPTY);
    const replies = await Promise.all(
      [1, 2, 3].map((n) =>
        unit1.put(`/applications/${id}`, { ...EMPTY, form: { scale: String(n) }, version: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await read(id)).draftVersion).toBe(2);
  });

  it('is submitted as it was weighed, or not at all, while the other goes on typing', async () => {
    for (let n = 0; n < 6; n += 1) {
      const { id } = await create(aDraft('SCHOOL', 30 + n));
      const [submission, saving] = await Promise.all([
        unit1.act(id, { type: 'submit' }),
        unit1.put(`/applications/${id}`, { ...aDraft('SCHOOL', 30 + n), form: {} }),
      ]);
      const after = await read(id);
      if (submission.status === 200) expect(after.form).toEqual({ commitment: true });
      else expect(['draftChanged', 'formIncomplete']).toContain(submission.body.code);
      if (saving.status === 200) expect(after).toMatchObject({ stage: 'draft', form: {} });
      else expect(saving.body.code).toBe('notADraft');
    }
  });
});

describe('a self-score', () => {
  it('is kept as typed; begun, it must be whole before it is submitted, as a sheet of the same rubric', async () => {
    const marks = await fullMarks();
    const [first, second] = Object.keys(marks) as [string, string];
    const wrong = { ...marks, [first]: 999, NONSENSE: 1 };
    delete wrong[second];
    const { id, missing, selfScore } = await create({ ...aDraft('SCHOOL', 41), selfScore: wrong });
    expect(selfScore).toEqual(wrong);
    expect(new Set(pointersOf(missing))).toEqual(
      new Set([`/selfScore/${first}`, `/selfScore/${second}`, '/selfScore/NONSENSE']),
    );
    expect(await unit1.act(id, { type: 'submit' })).toMatchObject({
      status: 422,
      body: { code: 'formIncomplete', errors: missing },
    });
    await unit1.put(`/applications/${id}`, { ...aDraft('SCHOOL', 41), selfScore: marks });
    await unit1.mustAct(id, { type: 'submit' });
    const seen = (await (await api.as('jiaow')).get(`/applications/${id}`)).body;
    expect(seen).toMatchObject({ selfScore: marks, scores: [] });
    await expect(api.sql(`UPDATE application SET self_score = '{}' WHERE id = $1`, [id])).rejects.toThrow(
      'does not allow',
    );
  });

  it('is corrected with the form when it was returned; what was submitted first stays in the record', async () => {
    const marks = await fullMarks();
    const { id } = await create({ ...aDraft('SCHOOL', 42), selfScore: marks });
    await unit1.mustAct(id, { type: 'submit' });
    const jiaow = await api.as('jiaow');
    await jiaow.mustAct(id, { type: 'returnForCorrection', missing: ['自评与材料不符'] });
    const item = Object.keys(marks).find((key) => typeof marks[key] === 'number')!;
    const refused = await unit1.act(id, { type: 'resubmit', selfScore: { ...marks, [item]: -1 }, form: {} });
    expect(refused).toMatchObject({ status: 422, body: { code: 'formIncomplete' } });
    expect(pointersOf(refused.body.errors)).toEqual(['/form/commitment', `/selfScore/${item}`]);
    const add = (name: string) =>
      unit1.uploadTo(`/applications/${id}/files?itemId=${item}`, name, aPdf(name));
    const removed = (await add('传错的.pdf')).body.id as string;
    const files = async (client: Client) => (await client.get(`/applications/${id}`)).body.files;
    expect(await files(unit1)).toMatchObject([{ id: removed, removable: true }]);
    expect((await files(jiaow))[0].removable).toBeUndefined();
    expect((await unit1.delete(`/applications/${id}/files/${removed}`)).status).toBe(204);
    const corrected = { ...marks, [item]: 0 };
    const kept = (await add('新台账.pdf')).body.id as string;
    await unit1.mustAct(id, { type: 'resubmit', selfScore: corrected, text: '已改' });
    expect((await jiaow.get(`/applications/${id}`)).body).toMatchObject({
      selfScore: corrected,
      form: { commitment: true },
      corrections: [
        {
          text: '已改',
          form: [],
          selfScore: [{ id: item, from: marks[item], to: 0 }],
          unit: [],
          files: [{ name: '新台账.pdf', itemId: item, replaces: null }],
        },
      ],
    });
    const [row] = await api.sql('SELECT self_score FROM application WHERE id = $1', [id]);
    expect(row.self_score).toEqual(marks);
    expect((await unit1.delete(`/applications/${id}/files/${kept}`)).body.code).toBe('notADraft');
    await expect(api.sql('DELETE FROM file WHERE id = $1', [kept])).rejects.toThrow(
      'was submitted and stays',
    );
  });
});

describe('evidence', () => {
  it('belongs to a line of the rubric or a field of the form, which must exist', async () => {
    const { id } = await create(aDraft('SCHOOL', 51));
    const item = Object.keys(await fullMarks())[0]!;
    const upload = (query: string) => unit1.uploadTo(`/applications/${id}/files${query}`, 'a.pdf', aPdf());
    expect((await upload(`?itemId=${item}`)).body).toMatchObject({
      itemId: item,
      field: null,
      by: 'applicant',
    });
    expect((await upload('?field=measures')).body).toMatchObject({ itemId: null, field: 'measures' });
    expect((await upload('')).body).toMatchObject({ itemId: null, field: null });
    expect(await upload('?itemId=NONE')).toMatchObject({
      status: 422,
      body: { code: 'unknownRubricItem', errors: [{ parameter: 'itemId' }] },
    });
    expect(await upload('?field=none')).toMatchObject({ status: 422, body: { code: 'unknownField' } });
    expect(await upload(`?field=measures&itemId=${item}`)).toMatchObject({
      status: 422,
      body: { code: 'invalidContent' },
    });
    const { files } = await read(id);
    expect(files.map((file: { itemId: string; field: string }) => file.itemId ?? file.field)).toEqual([
      item,
      'measures',
      null,
    ]);
  });
});
