import type { Me, RoleName } from '@app/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf, call } from '../server/api';
import type { Problem } from '../server/problem';
import { reading } from '../server/query';
import { keepAnswer, keepFor, networkFirst } from './kept-answers';

/** Roles that inspect, and so may work without a network. */
export const FIELD_ROLES: readonly RoleName[] = ['inspector', 'department'];

const ADDRESS = addressOf('getMe');

/**
 * Returns the query options of the current user. A stored response is
 * used without a network; its programme time is advanced by its age.
 */
export function readingMe() {
  const { queryKey } = reading('getMe');
  return queryOptions<Me, Problem>({
    queryKey,
    queryFn: async ({ client }) => {
      const isFirst = client.getQueryData(queryKey) === undefined;
      const { answer, age } = await networkFirst(ADDRESS, () => call('getMe'), isFirst);
      const now = new Date(Date.parse(answer.programme.now) + age).toISOString();
      return age > 0 ? { ...answer, programme: { ...answer.programme, now } } : answer;
    },
  });
}

/** Starts storing responses on this device for this user. */
export async function goIntoField(me: Me): Promise<void> {
  keepFor(me);
  await keepAnswer(ADDRESS, me);
}
