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

/**
 * Returns how a moment of real time (a password's end, an input kept on the device) is called in programme time, which
 * everything else on the page has; the same moment outside of a rehearsal.
 */
export function useProgrammeTime(): (moment: string | number) => string {
  const { offset = 0 } = useMe().programme;
  return (moment) => new Date(new Date(moment).getTime() + offset).toISOString();
}

/** Returns the civil date in programme time, as of the last response of the server. */
export function useToday(): string {
  return civilDateOf(useMe().programme.now);
}
