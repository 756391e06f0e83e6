'use client';

import type { ReactNode } from 'react';

/** A few large numbers with what they count. The number stands above its word, the markup keeps word before number. */
export function Figures({
  items,
}: {
  items: readonly { key: string; label: ReactNode; value: ReactNode; note?: ReactNode }[];
}) {
  return (
    <dl className="figs">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.note ? <small> {item.note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
