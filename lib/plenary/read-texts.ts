import type { Tx } from '@/lib/core/db';
import { textByLanguage, type Text } from '@/lib/recommendations/model/recommendation';
import { decidedTexts, type DecidedTexts } from './model/texts';

/** What `textsOf` needs of a revision: units in their order. */
export const hashedUnits = {
  orderBy: { position: 'asc' },
  select: { uid: true, texts: { select: { language: true, text: true, sourceHash: true } } },
} as const;

/** The texts of a revision in all languages that are current, with their hash. */
export const textsOf = (revision: {
  hash: string;
  units: readonly { uid: string; texts: readonly Text[] }[];
}): DecidedTexts =>
  decidedTexts(
    revision.hash,
    revision.units.map((unit) => ({ uid: unit.uid, text: textByLanguage([unit]).text })),
  );

/** The same, read by whoever holds the recommendation's lock: a first translation may come at any moment before. */
export async function readTexts(tx: Tx, revisionId: string): Promise<DecidedTexts> {
  return textsOf(
    await tx.revision.findUniqueOrThrow({
      where: { id: revisionId },
      select: { hash: true, units: hashedUnits },
    }),
  );
}
