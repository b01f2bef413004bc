import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 767.98px)');

/** Whether the window is as narrow as a phone. Lists then show cards, and the menu is a drawer. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
