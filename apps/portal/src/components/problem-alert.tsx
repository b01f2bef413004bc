import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../server/problem';
import { texts } from '../texts';

interface ProblemAlertProps {
  error: unknown;
  /** Adds a button that retries the call. */
  onRetry?: () => void;
  children?: ReactNode;
}

/** Lines that are read at once; the rest is counted, since most often one cause repeats itself. */
const MOST_SHOWN = 20;

/** Shows the message of an error with its faults and waiting time; with its request id where the system is at fault. */
export function ProblemAlert({ error, onRetry, children }: ProblemAlertProps) {
  const problem = asProblem(error);
  const { lines, retryAfter, requestId } = problem;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={problem.message}
      action={onRetry && <Button onClick={onRetry}>{texts.problem.again}</Button>}
      description={
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
      }
    />
  );
}
