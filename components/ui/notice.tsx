import type { ReactNode } from 'react';

interface NoticeProps {
  title: ReactNode;
  /** What to do. */
  children?: ReactNode;
  kind?: 'info' | 'ask' | 'late' | 'done';
  level?: 2 | 3;
  /** Read out at once; only for what has just happened. */
  urgent?: boolean;
}

/** A bar at the start, a heading, what to do. */
export function Notice({ title, children, kind = 'info', level = 3, urgent = false }: NoticeProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={kind === 'info' ? 'note' : `note ${kind}`} role={urgent ? 'alert' : undefined}>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
