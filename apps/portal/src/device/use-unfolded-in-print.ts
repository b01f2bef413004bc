import { useEffect } from 'react';

/** Opens every `<details>` of the page before printing. */
export function useUnfoldedInPrint(): void {
  useEffect(() => {
    const unfold = () => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    };
    window.addEventListener('beforeprint', unfold);
    return () => window.removeEventListener('beforeprint', unfold);
  }, []);
}
