import { useState } from 'react';
import { dropKept, keep, kept } from '../../device/kept-here';
import type { Change } from './rules';
import { countChanges } from './rules';

interface KeptChange {
  /** The version to which the change applies. */
  basedOn: string;
  change: Change;
}

/**
 * Returns the unpublished change of a user, which is kept on this device until it is published or dropped.
 */
export function useKeptChange(userId: string, version: string) {
  const place = `settings:${userId}`;
  const [state, setState] = useState<KeptChange>(
    () => kept<KeptChange>(place) ?? { basedOn: version, change: {} },
  );
  const put = (next: KeptChange) => {
    if (countChanges(next.change) > 0) keep(place, next);
    else dropKept(place);
    setState(next);
  };
  const isOlder = state.basedOn !== version && countChanges(state.change) > 0;
  return {
    change: isOlder ? {} : state.change,
    setChange: (next: (now: Change) => Change) =>
      put({ basedOn: version, change: next(isOlder ? {} : state.change) }),
    /** The change, if its version is no longer the newest; the user takes it over or drops it. */
    older: isOlder ? state : undefined,
    takeOver: () => put({ basedOn: version, change: state.change }),
    forget: () => put({ basedOn: version, change: {} }),
  };
}
