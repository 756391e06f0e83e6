import { atOnce } from '@/lib/core/in-steps';
import { dayOf, formatDate, formatDayRange } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { defaultLocale, directionOf, isLocale, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { anchorsOf } from '../model/anchors';
import { printedSymbol } from '../model/edition';
import type { Inline, Shape } from '../model/marks';
import type { SealedBlock, SealedCommitment, SealedDocument } from '../model/sealed';
import { tellEdition, type Told } from '../tell-edition';
import { tellSignatures, type ToldSignature } from '../tell-signatures';

/** A run of text as every file reads it: each says what it is. */
export type Run =
  { is: 'text'; text: string } | { is: 'em' | 'note'; of: Run[] } | { is: 'link'; href: string; of: Run[] };

/** A block as every file prints it. */
export type WordedBlock = {
  /** The same in every publication that has the block; empty in the first format. */
  id: string;
  /** The same as on the page. */
  anchor: string;
  kind: SealedBlock['kind'];
  /** Of a heading: 1 to 3. */
  level: number;
  /** Of a heading: I, A, 1. */
  label: string | null;
  number: string | null;
  shape: Shape;
  rows: Run[][][];
  /** Of a table: what it is called where it has no other name, alone and beside its number. */
  caption: string;
  name: string;
  /** Of a regional recommendation: its symbol and revision. */
  source: string | null;
  commitment: string | null;
  /** Of a commitment: where it came from and what was decided. */
  way: string | null;
};

/** The Highlights in one language as every file prints them. */
export type WordedHighlights = {
  language: string;
  direction: 'ltr' | 'rtl';
  /** The language of what the house itself says, where the interface does not know the document's. */
  words: Locale;
  title: { text: string; lang: string };
  meeting: string;
  publisher: string;
  /** With its Corr.n or Rev.n. */
  symbol: string;
  illustrative: string | null;
  /** Of a corrigendum or revision: what it is, why, and where it differs. */
  edition: Told[];
  meta: string;
  place: string;
  /** Under a heading of their own, before the seal; left out where it was sealed before texts were signed. */
  signed?: { heading: string; signatures: ToldSignature[] };
  seal: string;
  sha256: string;
  /** Counts the publications of the document. */
  number: number;
  /** What is no sentence: days as YYYY-MM-DD, in the meeting's zone. */
  sealedFor: {
    /** Without its Corr.n or Rev.n. */
    symbol: string;
    heldUntil: string;
    publishedOn: string;
    previousSha256: string | null;
    isAuthentic: boolean;
  };
  blocks: WordedBlock[];
};

/** A sealed document in one of its languages, made from the seal alone: every file says the same, on whatever day it is made. */
export function wordHighlights(document: SealedDocument, sha256: string, language: string): WordedHighlights {
  return atOnce(wordingOf(document, sha256, language));
}

/** The same in steps, between which whoever else is served comes first: a document may have thousands of blocks. */
export function* wordingOf(
  document: SealedDocument,
  sha256: string,
  language: string,
): Generator<void, WordedHighlights> {
  const words = isLocale(language) ? language : defaultLocale;
  const t = translator(words, 'outcome');
  const { meeting } = document;
  const published = formatDate(new Date(document.publishedAt), words, meeting.zone);
  const authentic = formatList(
    document.authentic.map((one) => languageName(one, words)),
    words,
  );
  yield;
  const anchors = anchorsOf(document.blocks);
  yield;
  const symbol = printedSymbol(document);
  const title = pick(document.title, language);
  const signatures = tellSignatures(document, words);
  const edition = tellEdition(document, words, anchors);
  yield;
  const blockOf = (
    { id, kind, level, label, number, shape, content, commitment, recommendation }: SealedBlock,
    anchor: string,
  ): WordedBlock => {
    return {
      id,
      anchor,
      kind,
      level: level ?? 1,
      label,
      shape,
      number: number === null ? null : String(number),
      rows: (content[language] ?? []).map((row) => row.map((cell) => cell.map(runOf))),
      caption: number === null ? '' : t('page.table', { number }),
      name: t('page.tableName'),
      source: recommendation ? t('page.recommendation', recommendation) : null,
      commitment: commitment?.symbol ?? null,
      way: commitment
        ? [
            t('page.from', {
              symbol: commitment.way.general.symbol,
              regions: new Set(commitment.way.sources.map(({ group }) => group.code)).size,
            }),
            outcomeOf(commitment, t),
          ].join('. ')
        : null,
    };
  };
  const blocks: WordedBlock[] = [];
  for (const [index, block] of document.blocks.entries()) {
    blocks.push(blockOf(block, anchors[index] ?? ''));
    yield;
  }
  return {
    language,
    direction: directionOf(language),
    words,
    title: { text: title.text, lang: title.lang },
    meeting: pick(meeting.title, words).text,
    publisher: document.publishedBy,
    symbol,
    edition,
    illustrative: document.illustrative ? t('page.illustrative') : null,
    meta: t('page.meta', { symbol, date: published, languages: authentic }),
    place: `${cityName(meeting.city, words)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, words)}`,
    ...(signatures.length > 0 ? { signed: { heading: t('page.signed'), signatures } } : {}),
    seal: t('page.sealed'),
    sha256,
    number: document.number,
    sealedFor: {
      symbol: document.symbol,
      heldUntil: meeting.endsOn,
      publishedOn: dayOf(new Date(document.publishedAt), meeting.zone),
      previousSha256: document.previousSha256,
      isAuthentic: document.authentic.includes(language),
    },
    blocks,
  };
}

/** How the plenary decided. A sealed text may come from anywhere: throws for an outcome that there is not. */
function outcomeOf({ way }: SealedCommitment, t: ReturnType<typeof translator<'outcome'>>): string {
  const key = `page.outcomes.${way.decision.outcome as 'ADOPTED'}` as const;
  if (!t.has(key)) throw new RangeError('not an outcome of a plenary');
  return t(key);
}

function runOf(part: Inline): Run {
  if (typeof part === 'string') return { is: 'text', text: part };
  if ('em' in part) return { is: 'em', of: part.em.map(runOf) };
  if ('note' in part) return { is: 'note', of: part.note.map(runOf) };
  return { is: 'link', href: part.href, of: part.of.map(runOf) };
}
