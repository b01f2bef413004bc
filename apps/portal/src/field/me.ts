import type { Me, RoleName } from '@app/contracts';
import { queryOptions } from '@tanstack/react-query';
import { addressOf, call } from '../server/api';
import type { Problem } from '../server/problem';
import { reading } from '../server/query';
import { keepAnswer, keepFor, networkFirst } from './kept-answers';

/** Who inspects, and so may be where no network is. */
export const FIELD_ROLES: readonly RoleName[] = ['inspector', 'department'];

const ADDRESS = addressOf('getMe');

/** Who is logged in; without a network, who was: the programme's clock has gone on meanwhile. */
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

/** From now on this device keeps what this person needs in the field. */
export async function goIntoField(me: Me): Promise<void> {
  keepFor(me);
  await keepAnswer(ADDRESS, me);
}
