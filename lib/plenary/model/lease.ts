/** How long somebody runs the screen without a step before it is free again, in milliseconds. */
export const leaseMilliseconds = 30 * 60_000;

export type Lease = { operatorId: string | null; operatorSeenAt: Date | null };

/** Who runs the screen at a moment; null where nobody does, or where their last step is too long ago. */
export function operatorAt({ operatorId, operatorSeenAt }: Lease, now: Date): string | null {
  if (!operatorId || !operatorSeenAt) return null;
  return now.getTime() - operatorSeenAt.getTime() < leaseMilliseconds ? operatorId : null;
}
