import { useSyncExternalStore } from 'react';

/** Whether the window is as narrow as a phone. Lists then show cards, and the menu is a drawer. */
export const useNarrow = mediaHook('(max-width: 767.98px)');

/** Whether the person's system asks for less motion (减弱动态效果). Dialogs and menus then open without animation. */
export const useStillness = mediaHook('(prefers-reduced-motion: reduce)');

/** Returns a hook: whether the media query matches now. */
function mediaHook(text: string): () => boolean {
  const query = window.matchMedia(text);
  const subscribe = (listener: () => void) => {
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => query.matches);
}
