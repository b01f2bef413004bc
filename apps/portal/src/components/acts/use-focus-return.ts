import { useEffect, useState } from 'react';

/** How long after an act, in ms, the page may still remove its button. */
const SETTLED_MS = 5000;

/**
 * For a dialog that is there only while it is open: once it is gone, the focus is again where it was; where that has gone
 * too, as the act is done, at the page's content.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
        if (!isThere) return focusContent();
        before.focus({ preventScroll: true });
        whenGone(before, focusContent);
      });
    },
    [before],
  );
}

function focusContent(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}

/** Removed with the focus on it, an element leaves the focus at the top of the page. */
function whenGone(element: Element, then: () => void): void {
  const watch = new MutationObserver(() => {
    if (element.isConnected) return;
    watch.disconnect();
    if (document.activeElement === document.body) then();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), SETTLED_MS);
}
