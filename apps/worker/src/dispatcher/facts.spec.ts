import { notificationsFor, type NotificationKind, type Seat } from '@app/domain';
import type { MailFactsRow } from '@app/database';
import { render } from '@app/mail';
import { inPublicNotice, inReview, inspected, named, type Story } from '../../../../test/support/builders';
import { factsOf } from './facts';
import type { Named } from './named';

/** Returns the row of a notification: its event, the events after it in the same step, and the task as it is now. */
function rowOf({ app, events, rules }: Story, eventSeq: number, seat: Seat): Named<MailFactsRow> {
  const first = events.findIndex((event) => event.seq === eventSeq);
  return {
    number: app.number,
    programmeYear: app.programmeYear,
    cellType: app.cellType,
    unitName: '实验小学',
    rulesVersion: rules.version,
    rules,
    stage: app.stage,
    departmentName: seat === 'department:JIAOW' ? '区教委' : null,
    cityReason: null,
    events: events.slice(first, first + 3),
    task: app.tasks.find((task) => task.seat === seat) ?? null,
  };
}

/** Returns the last mail of a kind to a seat in a story. */
function mailOf(story: Story, kind: NotificationKind, seat: Seat): string {
  const notice = notificationsFor(story.events, story.rules)
    .filter((candidate) => candidate.kind === kind && candidate.seat === seat)
    .at(-1);
  if (!notice) throw new Error(`no ${kind} for ${seat}`);
  const facts = factsOf(rowOf(story, notice.eventSeq, seat), seat, {
    ...{ applicationId: story.app.id, typeName: '无废学校' },
    office: { name: '区无废办', cityOffice: '市无废办', phone: '023-67800000' },
  });
  const { subject, text } = render(kind, facts, 'https://wufei.example.cn');
  return `${subject}\n${text}`;
}

describe('the facts of a mail', () => {
  it('tell a department its task, its last day and the rule', () => {
    const mail = mailOf(inReview('2024-09-02'), 'taskOpened', 'department:JIAOW');
    expect(mail).toContain('【无废细胞】待办：牵头部门初审（YB-2024-SCHOOL-0001）');
    expect(mail).toContain('已到区教委办理');
    expect(mail).toContain('截止时间：2024年9月30日（星期一）24时');
    expect(mail).toContain('进入初审的次日起算，20个工作日');
  });

  it('tell the applicant until when to correct, though the stage is entered by the next event', () => {
    const story = inReview('2024-09-02').act('jgsw', { type: 'returnForCorrection' });
    expect(mailOf(story, 'returned', 'applicant')).toContain('截止时间：2024年9月14日（星期六）24时');
  });

  it('keep saying what was true of the event when the case has gone on', () => {
    expect(mailOf(named(), 'taskOpened', 'department:JIAOW')).toContain(
      '进入现场核查环节的次日起算，15个工作日',
    );
    expect(mailOf(named(), 'noticeOpened', 'applicant')).toContain('公示至2024年9月9日（星期一）');
  });

  it('tell the number of the naming document in the body only', () => {
    const [subject, ...body] = mailOf(named(), 'named', 'applicant').split('\n');
    expect(subject).toBe('【无废细胞】已命名为无废细胞（YB-2024-SCHOOL-0001）');
    expect(body.join('\n')).toContain('文号渝北无废办〔2024〕3号，日期2024年9月10日（星期二）');
  });

  it('tell why an application was refused', () => {
    expect(mailOf(inspected('failed'), 'refused', 'applicant')).toContain('现场核查未通过');
  });

  it('tell the lead department that the city has returned its case, and whose turn it is', () => {
    const story = named()
      .act('office', { type: 'reportToCity' })
      .act('office', { type: 'recordCityResult', result: 'returned' });
    const mail = mailOf(story, 'cityResult', 'department:JIAOW');
    expect(mail).toContain('市级退回，请指导申报单位补充材料');
    expect(mail).not.toContain('截止时间');
    expect(mailOf(story, 'cityResult', 'applicant')).toMatch(/市级退回，请补充材料[^]*截止时间/);
  });

  it('tell the day before and after an extension', () => {
    const story = inReview('2024-09-02').act('jiaow', { type: 'extend', seat: 'department:JIAOW' });
    expect(mailOf(story, 'extended', 'department:JIAOW')).toMatch(/原为2024年\d+月\d+日/);
    expect(mailOf(story, 'extended', 'applicant')).toMatch(/牵头部门初审.*原为/);
  });

  it('tell what is overdue, and since when', () => {
    const story = inReview('2024-09-02').through('2024-10-10');
    expect(mailOf(story, 'overdue', 'department:JIAOW')).toMatch(/时限已于2024年\d+月\d+日（星期.）届满/);
  });

  it('leave nothing undefined in any mail of a long life', () => {
    for (const story of [named(), inspected('rectify'), inPublicNotice()]) {
      for (const { kind, seat } of notificationsFor(story.events, story.rules)) {
        expect(mailOf(story, kind, seat)).not.toMatch(/undefined|null|NaN/);
      }
    }
  });
});
