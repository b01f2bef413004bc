import type { DepartmentNotificationPayload } from '@app/domain';
import { renderDepartmentChange, renderProposal } from './render';

const office = { name: '区无废办', cityOffice: '市无废办', phone: '023-67800000' };
const MERGER: DepartmentNotificationPayload = {
  text: '区教委、区机关事务中心并入区教育服务局',
  from: '2024-09-05',
  document: '《关于机构改革的通知》（渝北委发〔2024〕18号）',
  ...{ before: '区教委', after: '区教育服务局' },
  coming: { cases: 30, tasks: 40, cells: 2, parts: 1 },
};
const NOTHING = { cases: 0, tasks: 0, cells: 0, parts: 0 };
const mail = (more: Partial<DepartmentNotificationPayload> = {}) =>
  renderDepartmentChange({ ...MERGER, ...more, office }, 'https://wufei.example.cn/');

describe('the mail about a change of departments', () => {
  it('says what changes from which day, by which document, what comes, and what is to be done', () => {
    const { subject, text, html } = mail();
    expect(subject).toBe('【无废细胞】机构变动通知');
    expect(text).toContain(
      '根据《关于机构改革的通知》（渝北委发〔2024〕18号），自2024年9月5日（星期四）起，区教委、区机关事务中心并入区教育服务局。',
    );
    expect(text).toContain('您的账号自当日起由区教委转属区教育服务局，登录名和密码不变');
    expect(text).toContain(
      '届时转由区教育服务局办理的有：申报30件（待办40项）、已命名细胞2个、填报任务1项。',
    );
    expect(text).toContain('期限不变；请照常办理。');
    expect(text).toContain('https://wufei.example.cn/tasks');
    expect(text).toContain('023-67800000');
    expect(html).toContain('区教育服务局');
  });

  it('says that nothing is to be done where nothing comes', () => {
    const { text } = mail({ before: '区教育局', after: '区教育局', coming: NOTHING });
    expect(text).toContain('您的账号仍属区教育局，登录名和密码不变。没有事项转来，您无需操作。');
    expect(text).not.toContain('届时转由');
  });

  it.each([
    [true, '此前登记的“区教委、区机关事务中心并入区教育服务局”已撤回，不再生效。理由：部门选错'],
    [false, '自2024年9月5日（星期四）起撤回。理由：部门选错'],
  ])('says that a change is taken back, and why; before its day: %s', (neverBegan, sentence) => {
    const { subject, text } = mail({ takenBack: { reason: '部门选错', neverBegan }, coming: NOTHING });
    expect(subject).toBe('【无废细胞】机构变动已撤回');
    expect(text).toContain(sentence);
    expect(text).toContain('您无需另行操作');
    expect(text).not.toContain('根据');
  });
});

describe('the mail about rules that a release proposes', () => {
  it('says that nothing is in force, and where to compare', () => {
    const facts = { year: 2024, version: '2024.3', proposalId: 'p1', office };
    const { subject, text } = renderProposal(facts, 'https://wufei.example.cn');
    expect(subject).toBe('【无废细胞】2024年度规则建议 2024.3');
    expect(text).toContain('现行规则没有变化，建议不会自动生效。');
    expect(text).toContain('https://wufei.example.cn/settings/proposals/p1');
  });
});
