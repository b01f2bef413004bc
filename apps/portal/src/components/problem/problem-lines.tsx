import type { ReactNode } from 'react';
import type { Problem } from '../../server/problem';
import { texts } from '../../texts';

/** Lines that are read at once; the rest is counted, since most often one cause repeats itself. */
const MOST_SHOWN = 20;

/** Shows the faults of an error and its waiting time; with its request id where the system is at fault. */
export function ProblemLines({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const { lines, retryAfter, requestId } = problem;
  return (
    <>
      {lines.length > 0 && (
        <ul>
          {lines.slice(0, MOST_SHOWN).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > MOST_SHOWN && <li>{texts.problem.more(lines.length - MOST_SHOWN)}</li>}
        </ul>
      )}
      {children}
      {retryAfter && <p>{texts.problem.wait(retryAfter)}</p>}
      {requestId && problem.isUnclear && (
        <p className="quiet">
          {texts.problem.requestId}：{requestId}
        </p>
      )}
    </>
  );
}
