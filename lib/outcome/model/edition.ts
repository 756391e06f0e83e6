import { canonicalJson } from '@/lib/core/canonical';
import type { LocalizedText } from '@/lib/i18n/pick';
import { anchorsOf } from './anchors';
import type { SealedBlock, SealedDocument } from './sealed';

/** What follows a first publication: a corrigendum puts errors right, a revision replaces the text. */
export const editionKinds = ['CORRIGENDUM', 'REVISION'] as const;
export type EditionKind = (typeof editionKinds)[number];

/** Places that differ from the publication before, by their anchors: `removed` by those that they had there. */
export type Changes = { changed: string[]; added: string[]; removed: string[] };

/** Parts of what is printed over the text: the title, the authentic languages, the name, place and days of the meeting. */
export const headParts = ['TITLE', 'AUTHENTIC', 'MEETING', 'PLACE', 'DAYS'] as const;
export type HeadPart = (typeof headParts)[number];

/** What a later publication is: Rev.n, and Corr.n of that revision (0 = none), why, and where it differs; `head` is left out where nothing does there. */
export type Edition = { revision: number; corrigendum: number; reason: LocalizedText; head?: HeadPart[] } & Changes;

/** The symbol as it is printed: GRCP7/Highlights, GRCP7/Highlights/Corr.1, GRCP7/Highlights/Rev.1/Corr.2. */
export function printedSymbol({ symbol, edition }: Pick<SealedDocument, 'symbol' | 'edition'>): string {
  const { revision = 0, corrigendum = 0 } = edition ?? {};
  return [
    symbol,
    ...(revision > 0 ? [`Rev.${revision}`] : []),
    ...(corrigendum > 0 ? [`Corr.${corrigendum}`] : []),
  ].join('/');
}

/** The number of a corrigendum or revision after this publication: corrigenda are counted within their revision. */
export function nextEdition(
  { edition }: Pick<SealedDocument, 'edition'>,
  kind: EditionKind,
): Pick<Edition, 'revision' | 'corrigendum'> {
  const { revision = 0, corrigendum = 0 } = edition ?? {};
  return kind === 'REVISION' ? { revision: revision + 1, corrigendum: 0 } : { revision, corrigendum: corrigendum + 1 };
}

/** Where a document differs from the one before: a block is the same by its id, whatever its number became. */
export function changesBetween(before: readonly SealedBlock[], after: readonly SealedBlock[]): Changes {
  const [formerAnchors, anchors] = [anchorsOf(before), anchorsOf(after)];
  const former = new Map(before.map((block) => [block.id, block]));
  const still = new Set(after.map(({ id }) => id));
  const at = (index: number) => anchors[index] ?? '';
  return {
    changed: after.flatMap((block, index) => {
      const was = former.get(block.id);
      return was && said(was) !== said(block) ? [at(index)] : [];
    }),
    added: after.flatMap(({ id }, index) => (former.has(id) ? [] : [at(index)])),
    removed: before.flatMap(({ id }, index) => (still.has(id) ? [] : [formerAnchors[index] ?? ''])),
  };
}

type Head = Pick<SealedDocument, 'title' | 'authentic' | 'meeting'>;

/** Which parts of the head differ from the publication before. */
export function headChangesBetween(before: Head, after: Head): HeadPart[] {
  return headParts.filter((part) => canonicalJson(inHead[part](before)) !== canonicalJson(inHead[part](after)));
}

const inHead: Record<HeadPart, (head: Head) => unknown> = {
  TITLE: ({ title }) => title,
  AUTHENTIC: ({ authentic }) => authentic,
  MEETING: ({ meeting: { title, shortTitle } }) => [title, shortTitle],
  PLACE: ({ meeting: { city, countryCode } }) => [city, countryCode],
  DAYS: ({ meeting: { startsOn, endsOn, zone } }) => [startsOn, endsOn, zone],
};

/** What a block says, without the number that its place gives it. */
const said = ({ number: _number, label: _label, ...block }: SealedBlock): string => canonicalJson(block);
