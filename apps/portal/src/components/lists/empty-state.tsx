import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What the user can do now. */
  hint?: ReactNode;
  children?: ReactNode;
}

/** Shown in place of an empty list, with the next step. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint && <p>{hint}</p>}
      {children && <div className="empty-acts">{children}</div>}
    </div>
  );
}
