import { useEffect, useState } from 'react';

/**
 * For a dialog that is there only while it is open: once it is gone, the focus is again where it was; where that has gone
 * too, as the act is done, at the page's content.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const target = before instanceof HTMLElement && before.isConnected && before !== document.body;
        (target ? before : document.getElementById('main'))?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
