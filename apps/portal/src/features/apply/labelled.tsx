import type { ReactNode } from 'react';

/** A label of a form; a place that must be corrected (补正) is marked. */
export function Labelled({ isMarked, children }: { isMarked: boolean; children: ReactNode }) {
  return (
    <>
      {children}
      {isMarked && <span className="must-correct">须补正</span>}
    </>
  );
}
