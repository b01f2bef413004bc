import type { CellNotificationKind } from '@app/domain';
import type { CellMailFacts } from './facts';
import { renderCell } from './render';
import { CELL_TEMPLATES } from './templates/cells';

const facts: CellMailFacts = {
  cellId: '0191f0a0-0000-7000-8000-000000000009',
  number: 'YB-2024-SCHOOL-0007',
  typeName: '无废学校',
  unitName: '渝北区实验小学',
  seat: 'department:JIAOW',
  seatName: '区教委',
  clock: 'recheck',
  minCheckers: 3,
  dueOn: '2027-10-12',
  provisional: true,
  explanation: '自2027年9月13日（星期一）启动动态复核的次日起算，20个工作日。依据：暂定，可由区无废办调整。',
};
const KINDS = Object.keys(CELL_TEMPLATES) as CellNotificationKind[];
const mailOf = (kind: CellNotificationKind, more: Partial<CellMailFacts> = {}) =>
  renderCell(kind, { ...facts, ...more }, 'https://wufei.example.cn/');

describe('the mails about a named cell', () => {
  it.each(KINDS)('%s: name no unit in the subject, and lead to the page of the cell', (kind) => {
    const { subject, text, html } = mailOf(kind);
    expect(subject).toMatch(/^【无废细胞】.+（YB-2024-SCHOOL-0007）$/);
    expect(subject).not.toContain('实验小学');
    expect(text).toContain('渝北区实验小学');
    expect(mailOf(kind, { typeName: '无废饭店（酒店、餐厅）' }).text).not.toMatch(/（[^（）]*（/);
    for (const part of [text, html]) {
      expect(part).toContain(`https://wufei.example.cn/cells/${facts.cellId}`);
      expect(part).not.toMatch(/undefined|null/);
    }
  });

  it('say until when and why, and that the date may move', () => {
    const { text } = mailOf('cellTask');
    expect(text).toContain('2027年10月12日（星期二）24时（次年放假安排尚未公布，日期暂定）');
    expect(text).toContain(`时限说明：${facts.explanation}`);
    expect(text).toContain('请安排 3 人以上到场核查');
  });

  it('tell the unit of its right to appeal, and what the appeal came to', () => {
    const unit = { seat: 'applicant', seatName: '申报单位', clock: 'appeal', dueOn: '2024-10-10' } as const;
    expect(mailOf('cellRevocation', unit).text).toContain('可以在申诉期内在平台提出申诉，一次为限');
    const again = mailOf('cellAppealReopened', unit).text;
    expect(again).toContain('申诉期重新计算，尚未届满，现恢复');
    expect(again).toContain('2024年10月10日');
    expect(mailOf('cellAppealSettled', { ...unit, appeal: 'upheld' }).subject).toContain(
      '申诉结果：申诉成立',
    );
    expect(mailOf('cellOverdue', unit).text).toContain('牵头部门将直接到场复核');
  });
});
