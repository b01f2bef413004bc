import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../../server/problem';
import { texts } from '../../texts';
import { ProblemLines } from './problem-lines';

interface ProblemAlertProps {
  error: unknown;
  /** Adds a button that retries the call. */
  onRetry?: () => void;
  children?: ReactNode;
}

/** Shows the message of an error with all that {@link ProblemLines} tells of it. */
export function ProblemAlert({ error, onRetry, children }: ProblemAlertProps) {
  const problem = asProblem(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={problem.message}
      action={onRetry && <Button onClick={onRetry}>{texts.problem.again}</Button>}
      description={<ProblemLines problem={problem}>{children}</ProblemLines>}
    />
  );
}
