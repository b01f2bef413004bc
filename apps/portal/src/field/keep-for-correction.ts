import { call, newId } from '../server/api';
import { Problem } from '../server/problem';
import { readAgain } from '../server/query';
import { momentText } from '../dates/time';
import { keepDraft, roundOf, type SheetDraft } from './sheet-drafts';

/** Reopens a refused sheet on the device with a new `commandId`. Returns the problem to show. */
export async function keepForCorrection(key: string, draft: SheetDraft, problem: Problem): Promise<Problem> {
  const refusal = (await filedMeanwhile(key, draft)) ?? problem;
  const refused = { message: refusal.message, faults: [...refusal.faults] };
  keepDraft(key, { ...draft, state: 'filling', commandId: newId(), refused });
  void readAgain();
  return refusal;
}

/** If another person has filed the sheet of this round, returns a Problem that says who and when. */
async function filedMeanwhile(key: string, { applicationId }: SheetDraft): Promise<Problem | undefined> {
  const application = await call('getApplication', { params: { id: applicationId } }).catch(() => undefined);
  const filed = application?.scores[roundOf(key)];
  if (!filed) return undefined;
  const detail = `${filed.by ?? '另一位核查人员'}已在 ${momentText(filed.at)} 提交了这次核查的评分表。`;
  return new Problem({ status: 409, code: 'filedMeanwhile', detail });
}
