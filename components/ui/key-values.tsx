'use client';

import { Fragment, type ReactNode } from 'react';

/** Facts with their names. What is not known is left out by the page, or said in words. */
export function KeyValues({
  items,
  flat,
}: {
  items: readonly { key: string; label: ReactNode; value: ReactNode }[];
  flat?: boolean;
}) {
  return (
    <dl className={flat ? 'kv flat' : 'kv'}>
      {items.map((item) => (
        <Fragment key={item.key}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
