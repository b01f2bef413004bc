import type { Me } from '@app/contracts';
import { createContext, useContext } from 'react';
import { civilDateOf } from '../dates/time';

const MeContext = createContext<Me | undefined>(undefined);

export const MeProvider = MeContext.Provider;

/** Returns the current user. Throws outside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the shell');
  return me;
}

/** Returns the civil date in programme time, as of the last response of the server. */
export function useToday(): string {
  return civilDateOf(useMe().programme.now);
}
