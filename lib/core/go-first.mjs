import { writeFileSync } from 'node:fs';

/** Where the machine runs out of memory, this process goes first, and not the one that serves. Linux only. */
export function goFirst() {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Another system: the limits of whoever started this hold alone.
  }
}
