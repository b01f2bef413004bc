import type { Me } from '@app/contracts';
import { createContext, useContext } from 'react';
import { civilDateOf } from '../dates/time';

const MeContext = createContext<Me | undefined>(undefined);

export const MeProvider = MeContext.Provider;

/** Who is logged in. Inside the shell only. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the shell');
  return me;
}

/** The programme's civil date, as the server told it. */
export function useToday(): string {
  return civilDateOf(useMe().programme.now);
}
