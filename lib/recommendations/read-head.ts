import type { Tx } from '@/lib/core/db';
import { sourceOf, staleLanguages, type Text } from './model/recommendation';

export type Head = {
  id: string;
  number: number;
  hash: string;
  themes: string[];
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  byAccountId: string | null;
  units: {
    id: string;
    uid: string;
    language: string;
    text: string;
    /** Translations of exactly this text. */ translations: Text[];
  }[];
};

/** The head revision with its texts, as the next revision starts from it. */
export async function readHead(tx: Tx, revisionId: string): Promise<Head> {
  const { units, ...revision } = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      id: true,
      number: true,
      hash: true,
      themes: true,
      objectives: true,
      addressees: true,
      dueBy: true,
      byAccountId: true,
      units: {
        orderBy: { position: 'asc' },
        select: { id: true, uid: true, texts: { select: { language: true, text: true, sourceHash: true } } },
      },
    },
  });
  return {
    ...revision,
    units: units.map(({ id, uid, texts }) => {
      const { language, text } = sourceOf(texts);
      const stale = staleLanguages(texts);
      const translations = texts.filter((each) => each.sourceHash !== null && !stale.includes(each.language));
      return { id, uid, language, text, translations };
    }),
  };
}
