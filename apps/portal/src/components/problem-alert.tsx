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

/** Shows the message of an error with its faults and waiting time; with its request id where the system is at fault. */
export function ProblemAlert({ error, onRetry, children }: ProblemAlertProps) {
  const problem = asProblem(error);
  const { retryAfter, requestId } = problem;
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
          {problem.faults.length > 0 && (
            <ul>
              {problem.faults.map(({ pointer, parameter, detail }) => (
                <li key={`${pointer ?? parameter}${detail}`}>{detail}</li>
              ))}
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
