import { inReview, inspected, schoolRules } from '../../../../test/support/builders';
import { daysUsed, explainDue } from './explain';
import { openTask } from './tasks';

const rules = schoolRules();

describe('the sentence behind a date', () => {
  it('names the act, the make-up days, the holidays and the basis', () => {
    expect(explainDue(openTask(rules, 'department:JIAOW', 'formalCheck', '2024-09-27'), rules)).toBe(
      '自2024年9月27日（星期五）提交申报的次日起算，5个工作日；9月29日（星期日）调休上班，计入；' +
        '10月1日至7日放假，不计；截至2024年10月10日（星期四）24时。依据：暂定，可由区无废办调整。',
    );
  });

  it('says that a last day rolled over a holiday', () => {
    const [task] = inspected('rectify', '2024-09-02').app.tasks;
    expect(explainDue(task!, rules)).toContain(
      '30个自然日；期满日10月2日（星期三）为休息日，顺延至其后第一个工作日；截至2024年10月8日（星期二）24时',
    );
  });

  it('tells the days on which the clock stood still, and what was told before', () => {
    const story = inReview('2024-09-02').on('2024-09-09').act('jgsw', { type: 'returnForCorrection' });
    story.on('2024-09-13').act('applicant', { type: 'resubmit' });
    const task = story.app.tasks.find(({ seat }) => seat === 'department:JGSW')!;
    expect(explainDue(task, rules)).toContain('9月9日（星期一）至9月13日（星期五）补正，5个工作日不计');
    expect(explainDue({ ...task, toldDueOn: '2024-10-11' }, rules)).toContain(
      '此前告知的日期为2024年10月11日（星期五）',
    );
    expect(daysUsed(task, rules, '2024-09-14')).toEqual({ raw: 10, counted: 5 });
  });

  it('says that it stands still, that it was extended, and that a year is not published', () => {
    const held = inReview().act('office', { type: 'suspend', why: 'expertReview' });
    expect(explainDue(held.app.tasks[0]!, rules)).toContain('起专家评审，时限停止计算');
    const extended = inReview('2024-09-02').act('jgsw', { type: 'extend', seat: 'department:JGSW' });
    expect(explainDue(extended.app.tasks[1]!, rules)).toContain('20个工作日；经批准延长10个工作日');
    const late = openTask(rules, 'office', 'officeReview', '2026-12-28');
    expect(explainDue(late, rules)).toContain('所在年度的放假安排尚未公布，日期暂定。');
  });
});
