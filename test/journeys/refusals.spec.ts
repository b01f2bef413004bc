import { randomUUID } from 'node:crypto';
import { aPdf } from '../support/api/sample-files';
import { aDraft } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

/** Invalid input is answered with a problem document in Chinese with a stable code, and changes nothing. */
describe('a request that cannot be granted', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-09-02T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  const submit = async (draft: object) => {
    const unit = await system.crew.as('unit1');
    const created = await unit.post('/applications', draft);
    return created.status === 201 ? unit.act(created.body.id, { type: 'submit' }) : created;
  };

  it('a school filed as 公共机构: refused with a pointer to its own type', async () => {
    const draft = aDraft('PUBLIC_INSTITUTION', 501, '渝北区实验中学');
    const reply = await submit(draft);
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'wrongCellType', facts: { cellType: 'SCHOOL' } },
    });
    expect(reply.body.detail).toMatch(/无废学校/);
    const hospital = await submit(aDraft('PUBLIC_INSTITUTION', 502, '渝北区人民医院'));
    expect(hospital.body).toMatchObject({ code: 'wrongCellType', facts: { cellType: 'HOSPITAL' } });
    expect((await submit(aDraft('PUBLIC_INSTITUTION', 503, '渝北区图书馆'))).status).toBe(200);
  });

  it('an unknown type, a wrong check digit, a missing code without a reason', async () => {
    expect((await submit(aDraft('CASTLE', 510))).body.code).toBe('unknownCellType');
    const draft = aDraft('FACTORY', 511);
    const { creditCode } = draft.unit;
    const other = creditCode.endsWith('1') ? '2' : '1';
    const wrong = await submit({
      ...draft,
      unit: { ...draft.unit, creditCode: creditCode.slice(0, 17) + other },
    });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/unit/creditCode' }] } });
    expect(wrong.body.errors[0].detail).toContain('校验位');
    const { creditCode: _, ...bare } = draft.unit;
    expect((await submit({ ...draft, unit: bare })).status).toBe(422);
    const reasoned = { ...draft, unit: { ...bare, noCodeReason: '村民小组，尚未赋码' } };
    expect((await submit(reasoned)).status).toBe(200);
  });

  it('a second open application of the unit', async () => {
    expect((await submit(aDraft('FACTORY', 520))).status).toBe(200);
    expect(await submit(aDraft('FACTORY', 520))).toMatchObject({
      status: 409,
      body: { code: 'duplicateApplication' },
    });
    expect((await submit(aDraft('AUTO_REPAIR', 520))).status).toBe(200); // same unit, another type
  });

  it('an act in the wrong stage: says where it stands and who is waited for', async () => {
    const journey = await Journey.at(system.crew, 'departmentReview');
    const reply = await (
      await system.crew.as('office')
    ).act(journey.id, { type: 'officeDecide', decision: 'approve' });
    expect(reply).toMatchObject({
      status: 409,
      body: {
        code: 'wrongStage',
        facts: { stage: 'departmentReview', waitingFor: ['department:JIAOW', 'department:JGSW'] },
      },
    });
    for (const word of ['牵头部门初审', '区教委', '区机关事务中心'])
      expect(reply.body.detail).toContain(word);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
  });

  it('the same commandId again: the same answer, however often; with another body: refused', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const jiaow = await system.crew.as('jiaow');
    const accept = { type: 'accept', commandId: randomUUID() };
    const first = await jiaow.act(journey.id, accept);
    const again = await jiaow.act(journey.id, accept);
    expect(again).toMatchObject({ status: 200, body: first.body });
    const other = await jiaow.act(journey.id, { ...accept, text: '另一内容' });
    expect(other).toMatchObject({ status: 409, body: { code: 'commandIdReused' } });
    const elsewhere = await Journey.at(system.crew, 'formalCheck');
    expect((await jiaow.act(elsewhere.id, accept)).body.code).toBe('commandIdReused');
    expect((await elsewhere.view()).stage).toBe('formalCheck');
  });

  it('a sheet that misses items, has too many marks, or fewer than two inspectors', async () => {
    const journey = await Journey.at(system.crew, 'inspection');
    await journey.schedule();
    const inspector = await system.crew.as('inspector1');
    const whole = await journey.sheet('passed');
    const file = (change: object) =>
      inspector.act(journey.id, { type: 'fileInspection', sheet: { ...whole, ...change } });
    const scored = journey.type.rubric.items.find(({ kind }) => kind === 'SCORED')!;

    const { [scored.id]: _, ...fewer } = whole.marks;
    const missing = await file({ marks: fewer });
    expect(missing).toMatchObject({ status: 422, body: { code: 'invalidSheet' } });
    expect(JSON.stringify(missing.body.errors)).toContain(scored.id);
    const above = await file({ marks: { ...whole.marks, [scored.id]: Number(scored.max) + 1 } });
    expect(above).toMatchObject({ status: 422, body: { code: 'invalidSheet' } });
    const alone = await file({ inspectors: [whole.inspectors[0]] });
    expect(alone).toMatchObject({ status: 422, body: { code: 'tooFewInspectors' } });
    const twice = await file({ inspectors: [whole.inspectors[0], whole.inspectors[0]] });
    expect(twice.body.code).toBe('tooFewInspectors');
    expect((await journey.view()).stage).toBe('inspection');
  });

  it('a person who may not: another unit, another department, the auditor, nobody', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    for (const login of ['unit2', 'sww']) {
      expect((await (await system.crew.as(login)).act(journey.id, { type: 'accept' })).status).toBe(404);
    }
    expect((await (await system.crew.as('jgsw')).act(journey.id, { type: 'accept' })).status).toBe(403);
    expect((await (await system.crew.as('auditor')).act(journey.id, { type: 'accept' })).status).toBe(403);
    const unknown = await fetch(`${system.base}/api/applications/${journey.id}`);
    expect(unknown.status).toBe(401);
  });

  it('malformed JSON, an unknown field, an unknown act', async () => {
    const journey = await Journey.at(system.crew, 'formalCheck');
    const jiaow = await system.crew.as('jiaow');
    const path = `/applications/${journey.id}/commands`;
    expect(await jiaow.post(path, '{"type":')).toMatchObject({ status: 400, body: { code: 'malformed' } });
    const strange = await jiaow.act(journey.id, { type: 'accept', quietly: true });
    expect(strange).toMatchObject({ status: 422, body: { errors: [{ pointer: '/quietly' }] } });
    expect((await jiaow.act(journey.id, { type: 'approveEverything' })).status).toBe(422);
  });

  it('a file that is empty, disguised, of another kind, or too large', async () => {
    const journey = await Journey.draft(system.crew);
    const unit = await system.crew.as('unit1');
    const pdf = aPdf();
    expect((await unit.upload(journey.id, 'empty.pdf', new Uint8Array())).body.code).toBe('fileEmpty');
    expect((await unit.upload(journey.id, 'photo.jpg', pdf)).body.code).toBe('fileDisguised');
    expect((await unit.upload(journey.id, 'run.exe', pdf)).body.code).toBe('fileTypeNotAllowed');
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(pdf);
    expect((await unit.upload(journey.id, 'large.pdf', large)).status).toBe(413);
    const kept = await unit.upload(journey.id, '台账.pdf', pdf);
    expect(kept).toMatchObject({ status: 201, body: { name: '台账.pdf', size: pdf.length } });
    expect((await journey.view('unit1')).files).toHaveLength(1);
  }, 60_000);
});
