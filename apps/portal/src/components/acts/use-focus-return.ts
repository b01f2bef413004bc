import { useEffect, useState } from 'react';

/** In ms: how long the focused element is watched after the dialog has closed; a refetch may remove it. */
const SETTLED_MS = 5000;

/**
 * Restores the focus when a dialog unmounts: to the element that had it before, or to the page content
 * (`#main`) if that element has been removed. The dialog must be mounted only while it is open.
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

/** Calls `then` if `element` is removed within `SETTLED_MS` and the focus has fallen back to `<body>`. */
function whenGone(element: Element, then: () => void): void {
  const watch = new MutationObserver(() => {
    if (element.isConnected) return;
    watch.disconnect();
    if (document.activeElement === document.body) then();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), SETTLED_MS);
}
