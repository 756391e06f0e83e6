import type { Tx } from '@/lib/core/db';
import type { SignCapacity, SignOffEndReason } from '@/lib/core/prisma/enums';

/** A signature as it was made, with how it ended; whether it stands, the text says (lib/outcome/model/signatures.ts). */
export type SignatureRow = {
  id: string;
  capacity: SignCapacity;
  language: string;
  sha256: string;
  at: Date;
  byAccountId: string | null;
  byName: string;
  version: { number: number };
  end: { reason: SignOffEndReason; why: string; at: Date; byAccountId: string | null } | null;
};

/** Every signature there ever was under a document, the latest first. One statement for the rows, one for each relation. */
export function readSignatures(tx: Pick<Tx, 'signOff'>, documentId: string): Promise<SignatureRow[]> {
  return tx.signOff.findMany({
    where: { documentId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      capacity: true,
      language: true,
      sha256: true,
      at: true,
      byAccountId: true,
      byName: true,
      version: { select: { number: true } },
      end: { select: { reason: true, why: true, at: true, byAccountId: true } },
    },
  });
}
