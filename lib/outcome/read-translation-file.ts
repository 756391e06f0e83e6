import type { MeetingScope } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import { readStoredFile } from '@/lib/core/file-store';
import { readTranslations } from './exchange/read-translations';
import type { Proposal } from './model/differences';
import { translationPurpose } from './upload-translations';

/** A translator's file of the meeting, read anew. Refuses "not_found" where it is gone. */
export async function readTranslationFile(
  tx: Pick<Tx, 'storedFile'>,
  scope: MeetingScope,
  id: string,
): Promise<{ name: string; target: string; proposals: Proposal[] }> {
  found(
    await tx.storedFile.findFirst({
      where: { id, meetingId: scope.meeting.id, purpose: translationPurpose, status: 'STORED' },
      select: { id: true },
    }),
  );
  const { bytes, name } = found(await readStoredFile(id));
  const read = readTranslations(bytes);
  if ('problem' in read) throw new Refusal('not_found');
  return { name, ...read };
}
