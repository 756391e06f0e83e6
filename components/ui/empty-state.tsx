import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** What will be here. */
  title: string;
  /** The first step, in words. */
  children?: ReactNode;
  /** The first step, as a link or button. */
  action?: ReactNode;
  level?: 1 | 2 | 3;
}

/** Nothing here yet: says what will be, and how to begin. */
export function EmptyState({ title, children, action, level = 3 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
