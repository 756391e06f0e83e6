import type { Tx } from '@/lib/core/db';
import type { TranslationRow } from './model/alignment';
import type { Known } from './model/sentences';

type Row = Known & { sourceHash: string | null; isProposed: boolean };

/** The sentences of wordings, in order, by the id of the wording. */
export type Sentences = {
  /** Of the source, or of any wording as a source. */
  of: (wording: string | undefined) => Known[];
  ofTranslation: (wording: string | undefined) => TranslationRow[];
};

/** Reads the sentences of some wordings. One statement. */
export async function readSentences(tx: Tx, wordings: readonly string[]): Promise<Sentences> {
  const rows = await tx.blockSentence.findMany({
    where: { wordingId: { in: [...new Set(wordings)] } },
    orderBy: [{ wordingId: 'asc' }, { position: 'asc' }],
    select: { wordingId: true, uid: true, text: true, sourceHash: true, isProposed: true },
  });
  const byWording = new Map<string, Row[]>();
  for (const { wordingId, ...row } of rows) {
    const own = byWording.get(wordingId);
    if (own) own.push(row);
    else byWording.set(wordingId, [row]);
  }
  const of = (wording: string | undefined): Row[] => byWording.get(wording ?? '') ?? [];
  return {
    of: (wording) => of(wording).map(({ uid, text }) => ({ uid, text })),
    ofTranslation: (wording) =>
      of(wording).flatMap(({ uid, text, sourceHash, isProposed }) =>
        sourceHash === null ? [] : [{ uid, text, sourceHash, isProposed }],
      ),
  };
}
