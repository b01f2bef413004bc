import type { CommandAnswer } from '@app/contracts';
import { type Ask, call } from '../../server/api';
import { useIntent, type WithoutId } from './use-intent';

type Command = Ask<'act'>['body'];

/** Returns the mutation that sends a command to an application. */
export function useAct(applicationId: string) {
  return useIntent<WithoutId<Command>, CommandAnswer>((body) =>
    call('act', { params: { id: applicationId }, body: body as Command }),
  );
}
