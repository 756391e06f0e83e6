import type { ReactNode } from 'react';

/**
 * Eight shapes, no more: open circle to come, half circle under way, full circle done, diamond asks for you,
 * triangle late or error, cross refused, bar closed, square sealed.
 */
export type StatusShape = 'open' | 'half' | 'done' | 'ask' | 'late' | 'no' | 'shut' | 'seal';

/** A state is a word and a shape; the colour only repeats them. */
export function Status({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return <span className={shape === 'open' ? 'st' : `st ${shape}`}>{children}</span>;
}
