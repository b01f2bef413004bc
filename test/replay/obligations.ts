import type { ObligationItem } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import type { Crew } from '../support/drive';

const QUARTER = 'quarterlyDispatch-2024Q3';
const ASSESSMENT = 'selfAssessment-2024';

/**
 * Plays two obligations: one with a contribution, an urge, a report and a reopening; one that is only
 * recorded, after its date. Returns their keys.
 */
export async function aYearOfObligations(crew: Crew): Promise<string[]> {
  const office = await crew.as('office');
  const items: ObligationItem[] = (await office.mustGet('/obligations')).items;
  const { id } = items.find((obligation) => obligation.key === QUARTER)!;
  const act = async (login: string, command: Record<string, unknown>) => {
    const path = `/obligations/${id}/commands`;
    const reply = await (await crew.as(login)).post(path, { commandId: randomUUID(), ...command });
    if (reply.status !== 200) throw new Error(`${login}: ${reply.status} ${JSON.stringify(reply.body)}`);
  };
  await act('jgsw', { type: 'contribute', item: 'T15', progress: '已签订回收合同' });
  await act('office', { type: 'urge' });
  const today = await crew.today();
  await act('office', { type: 'close', reportedOn: today });
  await act('office', { type: 'reopen', reason: '数据有更正' });
  return [QUARTER, ASSESSMENT];
}
