import type { StatusShape } from '@/components/ui/status';
import type { PartyStatus } from '@/lib/core/prisma/enums';

/** Active is a full circle, dormant and concluded are closed. */
export function statusShape(status: PartyStatus): StatusShape {
  return status === 'ACTIVE' ? 'done' : 'shut';
}
