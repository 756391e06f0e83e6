'use client';

import type { ReactNode } from 'react';

export interface TimelineItem {
  key: string;
  title: ReactNode;
  /** Who, where, in small. */
  note?: ReactNode;
  /** A sentence that is or may be adopted: serif. */
  text?: ReactNode;
  /** Filled in accent: where one is. Filled in ink: what is behind. */
  state?: 'on' | 'was';
}

/** Points, trace, last changes, steps of a form. `ordered` where the order is a sequence of steps. */
export function Timeline({ items, ordered = false }: { items: readonly TimelineItem[]; ordered?: boolean }) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className="tl">
      {items.map((item) => (
        <li key={item.key} className={item.state} aria-current={ordered && item.state === 'on' ? 'step' : undefined}>
          <b>{item.title}</b>
          {item.text ? <span className="tx">{item.text}</span> : null}
          {item.note}
        </li>
      ))}
    </List>
  );
}
