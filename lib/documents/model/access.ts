import type { DocumentAccess } from '@/lib/core/prisma/enums';

type Readers = { access: DocumentAccess; groupCode: string | null };

/** From the fewest readers to all. */
const width: Record<DocumentAccess, number> = { SECRETARIAT: 0, GROUP: 1, PARTICIPANTS: 2, PUBLIC: 3 };

/** Whether somebody who reads a document would read it no longer. */
export function isNarrower(before: Readers, after: Readers): boolean {
  if (width[after.access] !== width[before.access]) return width[after.access] < width[before.access];
  return after.groupCode !== before.groupCode;
}
