'use client';

import type { ReactNode } from 'react';

import { Status, type StatusShape } from './status';

export interface WorkItem {
  key: string;
  shape: StatusShape;
  /** What is asked. */
  title: ReactNode;
  /** By when, and what one needs to know. */
  note?: ReactNode;
  /** One verb: a link or a form. */
  action?: ReactNode;
}

const urgency: Record<StatusShape, number> = { late: 0, ask: 1, half: 2, open: 3, no: 4, done: 5, shut: 6, seal: 7 };

/** What is asked of somebody. Sorted: late, asks for you, under way, to come, done; otherwise in the order given. */
export function WorkList({ items }: { items: readonly WorkItem[] }) {
  const sorted = items.toSorted((one, other) => urgency[one.shape] - urgency[other.shape]);
  return (
    <ul className="work">
      {sorted.map((item) => (
        <li key={item.key}>
          <Status shape={item.shape}>{item.title}</Status>
          {item.note ? <span className="m">{item.note}</span> : null}
          {item.action ? <span className="a">{item.action}</span> : null}
        </li>
      ))}
    </ul>
  );
}
