import type { EventView } from '@app/contracts';
import { authorOf } from '../../../event-author';
import { enteredText, eventText, isSameWord, saysMore } from './event-text';

const happened = (type: string, data: object = {}) =>
  ({ type, data, seq: 1, at: '2024-09-27T01:00:00Z', byName: '区教委' }) as unknown as EventView;
const textOf = (type: string, data: object = {}) => eventText(happened(type, data));

describe('what happened to an application', () => {
  it.each([
    ['submitted', {}, '提交申报'],
    ['stageEntered', { stage: 'inspection' }, '进入环节：现场核查'],
    ['opinionGiven', { opinion: 'agree' }, '出具初审意见：同意'],
    ['conciliated', { outcome: 'refuse' }, '协调：不予通过'],
    ['objectionSettled', { outcome: 'dismissed' }, '处理异议：异议不成立'],
    ['inspectionFiled', { score: 86.5, outcome: 'passed' }, '提交核查评分表：86.5 分，'],
    ['officeDecided', { decision: 'approve' }, '审定：同意'],
    ['cityResultRecorded', { result: 'recognised' }, '登记市级结果：认定'],
    ['inspectionScheduled', { on: '2024-09-27' }, '安排现场核查：2024年9月27日 周五'],
    ['noticeOpened', { endsOn: '2024-10-11' }, '发布公示：至 2024年10月11日 周五'],
    ['named', { documentNumber: '渝北无废〔2024〕1号' }, '命名：渝北无废〔2024〕1号'],
    ['attributed', { assessmentYear: 2024 }, '计入考核年度：2024 年度'],
    [
      'extended',
      { from: '2024-09-27', to: '2024-10-11' },
      '延长期限：由 2024年9月27日 周五 延至 2024年10月11日 周五',
    ],
    ['overdue', { dueOn: '2024-09-27' }, '逾期：期限 2024年9月27日 周五'],
    ['reminded', { dueOn: '2024-09-27' }, '提醒：期限 2024年9月27日 周五'],
    ['escalated', { lateDays: 2 }, '告知负责人：逾期 2 个工作日'],
  ])('reads as a sentence: %s %j', (type, data, text) => {
    expect(textOf(type, data)).toContain(text);
  });

  it('is called by its code when this portal does not know it yet', () => {
    expect(textOf('somethingNew', { a: 1 })).toBe('somethingNew');
  });

  it('says where it led to', () => {
    expect([enteredText(['inspection']), enteredText([])]).toEqual(['进入“现场核查”', '']);
  });

  it.each([
    ['同意。', 'agree', false],
    [' 同意 ', 'agree', false],
    ['同意', 'disagree', true],
    ['材料齐全，同意。', 'agree', true],
  ])('has what a person wrote, if that says more than the act: %s after %s', (text, opinion, more) => {
    expect(saysMore(text, happened('opinionGiven', { opinion }))).toBe(more);
  });

  it('says a word once, whatever stands around it', () => {
    expect([isSameWord('维持初审意见！', '维持初审意见'), isSameWord('不同意', '同意')]).toEqual([
      true,
      false,
    ]);
  });

  it('was done by whoever acted; what follows by itself, by the system', () => {
    expect(authorOf({ type: 'accepted', byName: '区教委' })).toBe('区教委');
    expect(authorOf({ type: 'stageEntered', byName: '区教委' })).toBe('系统');
    expect(authorOf({ type: 'lapsed', byName: '区教委' })).toBe('系统');
  });
});
