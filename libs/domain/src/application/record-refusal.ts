import { DomainError } from '../errors';
import type { Application } from './application';

/** Refusals that only PostgreSQL can give, from unique keys and from the locked row of the year. */
const MESSAGES: Record<string, string> = {
  duplicateApplication: '该单位本年度已有同类型的申报,不能重复申报。',
  documentNumberTaken: '该发文字号已用于另一日期的文件。',
  carryByProposal: '结转到下一年度按结转建议办理:请在该年度的“结转”中选定并确认,这里只能计入本年度。',
  countsElsewhere: '该细胞已计入下一考核年度,不能计入本年度。',
  revokeByAdjustment: '撤销命名会改变年度数字:请在该年度提出“更正”,看清两个年度的数字,再行确认。',
  commandIdReused: '该操作编号已用于另一操作。',
  draftChanged: '草稿刚刚又有改动,请核对后重新提交。',
  draftGone: '该草稿已被删除,不能提交。',
  opinionAlreadyGiven: '本轮已有意见或决定,不能重复办理。',
  separationOfDuties: '申报、核查和审核须由不同的人办理。',
};

/** Returns the refusal for a code that `recordStep` answered. */
export function recordRefusal(code: string, app: Application): DomainError {
  return new DomainError(code, MESSAGES[code] ?? '记录未被接受,请刷新后重试。', { stage: app.stage });
}
