import { Journey } from '../support/journey';
import { morning } from '../support/drive';
import { startSystem, type System } from '../support/system';

/** The named example of all tests: a school, led by 区教委 and 区机关事务中心, from submission to its assessment year. */
describe('a school, led by two departments', () => {
  let system: System;
  let school: Journey;

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    await system.crew.chooseSingleMails('jiaow', 'jgsw', 'city-report');
    school = await live();
    await system.mailsHaveLeft();
  }, 120_000);
  afterAll(() => system?.stop());

  async function live(): Promise<Journey> {
    const life = await Journey.draft(system.crew, { cellType: 'SCHOOL', unit: 1, unitName: '渝北区某小学' });
    await life.submit();
    await life.accept();
    await life.opinion('JIAOW', 'agree');
    await system.moveTo(morning('2024-09-10'));
    await life.opinion('JGSW', 'agree');
    await life.schedule('2024-09-12');
    await system.moveTo(morning('2024-09-12'));
    await life.file('passed');
    await life.approve();
    await system.moveTo(morning('2024-09-13'));
    await life.openNotice();
    await life.passNotice();
    await life.name('渝北无废办〔2024〕23号', '2024-09-24');
    await life.report();
    await life.cityResult('recognised');
    return life;
  }

  it('passes every stage in the order of the procedure', async () => {
    const events = await school.events();
    const entered = events.filter((event: any) => event.type === 'stageEntered');
    expect(entered.map((event: any) => event.data.stage)).toEqual([
      'formalCheck',
      'departmentReview',
      'inspection',
      'officeReview',
      'publicNotice',
      'naming',
      'municipalReport',
      'settled',
    ]);
    expect(events.map((event: any) => event.seq)).toEqual(events.map((_: unknown, i: number) => i + 1));
  });

  it('tells each person what to do, with the last day and its weekday, and nobody anything twice', () => {
    const told = system.mailsAbout(`/applications/${school.id}`).map(({ to, subject, text }) => {
      const date = /(?:截止时间：|定于|公示至|日期)(\d+年\d+月\d+日（星期.）)/.exec(text)?.[1] ?? '';
      const about = subject.replace('【无废细胞】', '').replace(`（${school.number}）`, '');
      return `${to.join()} | ${about} | ${date}`;
    });
    expect([...told].sort()).toEqual(
      [
        'unit1@wufei.example | 进展：形式审查 | ',
        'jiaow@wufei.example | 待办：形式审查 | 2024年9月9日（星期一）',
        'unit1@wufei.example | 进展：牵头部门初审 | ',
        'jiaow@wufei.example | 待办：牵头部门初审 | 2024年9月30日（星期一）',
        'jgsw@wufei.example | 待办：牵头部门初审 | 2024年9月30日（星期一）',
        'unit1@wufei.example | 进展：现场核查 | ',
        'jiaow@wufei.example | 待办：安排现场核查 | 2024年10月8日（星期二）',
        'unit1@wufei.example | 现场核查已安排 | 2024年9月12日（星期四）',
        'inspector1@wufei.example | 现场核查已安排 | 2024年9月12日（星期四）',
        'inspector2@wufei.example | 现场核查已安排 | 2024年9月12日（星期四）',
        'unit1@wufei.example | 进展：区无废办审定 | ',
        'city-report@wufei.example | 待办：区无废办审定 | 2024年9月27日（星期五）',
        'city-report@wufei.example | 待办：发布公示 | 2024年9月20日（星期五）',
        'unit1@wufei.example | 已进入公示 | 2024年9月23日（星期一）',
        'unit1@wufei.example | 进展：命名 | ',
        'city-report@wufei.example | 待办：命名 | 2024年10月11日（星期五）',
        'unit1@wufei.example | 已命名为无废细胞 | 2024年9月24日（星期二）',
        'city-report@wufei.example | 待办：上报市级 | 2024年10月25日（星期五）',
        'unit1@wufei.example | 市级结果已登记 | ',
      ].sort(),
    );
  });

  it('writes to each of them with a link to the page, and a Message-ID of its own', () => {
    const mails = system.mailsAbout(`/applications/${school.id}`);
    for (const { text, html } of mails) {
      expect(text).toContain(`/applications/${school.id}`);
      expect(html).toContain(`/applications/${school.id}`);
      expect(text).toContain('渝北区某小学');
    }
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
  });

  it('tells whoever has not chosen otherwise each working morning at nine, in one mail', () => {
    const digests = system.mailbox.mails.filter(
      ({ to, subject }) => to.includes('office@wufei.example') && subject.includes('每日待办'),
    );
    const mornings = digests.map(({ text }) => /(\d+月\d+日)/.exec(text)![1]);
    expect(mornings.sort()).toEqual([...new Set(mornings)]); // one digest per day
    expect(mornings).toEqual(expect.arrayContaining(['9月13日', '9月24日']));
    for (const rest of ['9月7日', '9月8日', '9月15日', '9月16日', '9月17日', '9月22日'])
      expect(mornings).not.toContain(rest);
    const named = digests.find(({ text }) => text.includes('9月24日（星期二），您有'));
    expect(named!.text).toContain(`/applications/${school.id}`);
    expect(named!.text).toContain('截止2024年10月11日（星期五）');
  });

  it('keeps the programme time of every event beside the real one', async () => {
    const events = await school.events();
    const named = events.find((event: any) => event.type === 'named');
    expect(named.at).toMatch(/^2024-09-24T/);
    expect(Date.parse(named.recordedAt)).toBeGreaterThan(Date.parse('2025-01-01'));
    const ended = events.find((event: any) => event.type === 'noticeEnded');
    expect(Date.parse(ended.at)).toBe(Date.parse('2024-09-24T00:00:00+08:00'));
    expect(ended.by).toBe('system');
  });

  it('counts in its year: in every gauge, in its type, and for its lead departments', async () => {
    const programme = await (await system.crew.as('office')).mustGet('/programmes/2024');
    const gauges = programme.gauges.map(({ target, completed, gap, surplus }: any) => [
      target,
      completed,
      gap,
      surplus,
    ]);
    expect(gauges).toEqual([
      [45, 1, 44, 0],
      [50, 1, 49, 0],
      [60, 1, 59, 0],
    ]);
    expect(programme.byType.find(({ code }: any) => code === 'SCHOOL')).toMatchObject({
      completed: 1,
      gap: 4,
      open: 0,
    });
  });

  it('is over: it waits for nobody, and nobody but the office may still do anything', async () => {
    const view = await school.view('unit1');
    expect(view).toMatchObject({
      stage: 'settled',
      waitingFor: [],
      tasks: [],
      actions: [],
      assessmentYear: 2024,
    });
    expect(view.naming).toMatchObject({ documentNumber: '渝北无废办〔2024〕23号', date: '2024-09-24' });
    expect((await school.view('office')).actions.map(({ type }: any) => type)).toEqual([
      ...['revoke', 'correctNaming', 'handOver'],
    ]);
    for (const login of ['unit1', 'jiaow', 'jgsw', 'office', 'inspector1']) {
      expect((await (await system.crew.as(login)).mustGet('/tasks')).items).toEqual([]);
    }
  });
});
