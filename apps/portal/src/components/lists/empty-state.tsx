import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What to do now. */
  hint?: ReactNode;
  children?: ReactNode;
}

/** The state of an empty list, with the next thing to do. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint && <p>{hint}</p>}
      {children && <div className="empty-acts">{children}</div>}
    </div>
  );
}
