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

type Row = Omit<Head, 'units'> & { units: { id: string; uid: string; texts: Text[] }[] };

/** The head revision with its texts, as the next revision starts from it. One statement: a rapporteur's words are saved while they are typed. */
export async function readHead(tx: Tx, revisionId: string): Promise<Head> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, number, hash, themes, objectives, addressees, "dueBy", "byAccountId",
           (SELECT coalesce(json_agg(json_build_object('id', u.id, 'uid', u.uid, 'texts', (
                     SELECT json_agg(json_build_object('language', t.language, 'text', t.text, 'sourceHash', t."sourceHash"))
                     FROM "UnitText" t WHERE t."unitId" = u.id)) ORDER BY u.position), '[]')
            FROM "Unit" u WHERE u."revisionId" = r.id) AS units
    FROM "Revision" r WHERE id = ${revisionId}::uuid`;
  if (!row) throw new TypeError('there is no such revision');
  const { units, ...revision } = row;
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
