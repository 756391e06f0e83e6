import 'server-only';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import type { FileFormat } from '../model/file-names';
import { highlightsFile, type Sealed } from '../render/files';

/** A file of a publication as it was made once, and the sha256 of its bytes. */
export type KeptFile = { language: string; format: FileFormat; sha256: string; fileId: string };

/** The files of a publication that were kept; none in the first moments after it was sealed. Whoever calls has found the publication. */
export async function listKeptFiles(publication: Pick<Sealed, 'sha256'>): Promise<KeptFile[]> {
  const rows = await db().publicationFile.findMany({
    where: { publication: { sha256: publication.sha256 } },
    orderBy: [{ language: 'asc' }, { format: 'asc' }],
    select: { language: true, format: true, sha256: true, fileId: true },
  });
  return rows as KeptFile[];
}

/**
 * The bytes of a file of a publication: those that were kept, or made now where none are yet. One whose content was lost is made
 * anew; where this version of the house makes another, that is an error and never handed out under the other's hash.
 */
export async function readFile(
  sealed: Sealed,
  language: string,
  format: FileFormat,
  kept: readonly KeptFile[],
): Promise<Uint8Array> {
  const one = kept.find((file) => file.language === language && file.format === format);
  const stored = one ? await readStoredFile(one.fileId).catch(() => null) : null;
  const bytes = stored?.bytes ?? (await highlightsFile(sealed, language, format));
  if (one && sha256(bytes) !== one.sha256) throw new Error('a file of a publication is not the one that was kept');
  return bytes;
}
