'use client';

import type { CSSProperties, ReactNode } from 'react';

import { Status, type StatusShape } from './status';

export interface ChainStep {
  label: string;
  /** Address with its language. */
  href: string;
  state: 'done' | 'now' | 'ahead';
  /** Word of the state, such as "Under way". */
  status: string;
  /** Share done while under way, 0 to 1. */
  share?: number;
  /** The figure: "71 of 87 confirmed". */
  value?: ReactNode;
  /** The date: "Closes 26 March". */
  note?: ReactNode;
}

const shapes: Record<ChainStep['state'], StatusShape> = { done: 'done', now: 'half', ahead: 'open' };
const classes = { done: 'is-done', now: 'is-now', ahead: undefined };

/** The steps of a meeting in their order; the bar above each is filled as far as it has come. */
export function ChainStrip({ steps, label }: { steps: readonly ChainStep[]; label: string }) {
  return (
    <section aria-label={label}>
      <ol className="chain">
        {steps.map((step) => (
          <li
            key={step.href}
            className={classes[step.state]}
            style={step.share === undefined ? undefined : filled(step.share)}
          >
            <a href={step.href} data-soft="">
              {step.label}
            </a>
            <Status shape={shapes[step.state]}>{step.status}</Status>
            {step.value ? <span className="v">{step.value}</span> : null}
            {step.note ? <span className="d">{step.note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function filled(share: number): CSSProperties {
  return { '--p': `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` } as CSSProperties;
}
