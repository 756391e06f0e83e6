import type { TranslationRow } from '@/lib/outcome/model/alignment';
import { sourceRows, translationRows, type Known } from '@/lib/outcome/model/sentences';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { noRows, type Rows } from '../rows';
import { highlightsBlocks, highlightsTitle } from './content/highlights';
import type { Text } from './content/text';
import type { Kit } from './kit';
import type { SampleSnapshot } from './results';

const at = { composed: new Date('2017-10-16T08:00:00Z'), redrafted: new Date('2017-10-27T13:00:00Z') };

type Facts = {
  frame: { code: string; topK: number };
  snapshot: SampleSnapshot;
  /** How many parties were asked, and how many commitments were made. */
  asked: number;
  commitments: number;
};

/**
 * The Highlights as composed: narrative with figures counted from the rows, and a block for each commitment. What was worded
 * otherwise when the delegations were asked stands so in the kit; `redraft` has the wordings that came of their comments.
 */
export function composeHighlights(
  kit: Kit,
  meetingId: string,
  { frame, snapshot, asked, commitments }: Facts,
): { documentId: string; redraft: Rows } {
  const { rows, id } = kit;
  const redraft = noRows();
  const documentId = id();
  rows.OutcomeDocument.push({
    id: documentId,
    meetingId,
    symbol: `${frame.code}/Highlights`,
    title: highlightsTitle,
    authentic: ['en'],
    createdAt: at.composed,
  });
  const overlap = snapshot.priorities.all.overlap;
  const recommendations = rows.Recommendation.filter((row) => row.meetingId === meetingId);
  const figures = {
    asked,
    answered: snapshot.submitted,
    topK: frame.topK,
    rankedRegions: overlap?.regions.length ?? 0,
    sharedFrom: overlap?.sharedFrom ?? 0,
    regionalRecommendations: recommendations.filter(({ level }) => level === 'REGIONAL').length,
    generalRecommendations: recommendations.filter(({ level }) => level === 'GENERAL').length,
    commitments,
  };
  const blocks = highlightsBlocks(figures, listOfThemes(kit, overlap?.shared.themes.map(({ theme }) => theme) ?? []));
  const committed = rows.Commitment.filter((row) => row.meetingId === meetingId).map((row) => ({
    kind: 'COMMITMENT' as const,
    commitmentId: row.id,
    revisionId: row.revisionId,
  }));
  type Entry = (typeof committed)[number] | Exclude<(typeof blocks)[number], { kind: 'COMMITMENTS' }>;
  const entries = blocks.flatMap<Entry>((block) => (block.kind === 'COMMITMENTS' ? committed : [block]));
  for (const [index, entry] of entries.entries()) {
    const block = { id: id(), documentId, position: index + 1 };
    if (!('text' in entry)) {
      rows.OutcomeBlock.push({ ...block, ...entry });
      continue;
    }
    const { text, earlier, ...columns } = { earlier: undefined, ...entry };
    rows.OutcomeBlock.push({ ...block, ...columns, ...(entry.kind === 'HEADING' ? { level: 1 } : {}) });
    const worded = { id: block.id, kind: entry.kind };
    const written = addWordings(rows, id, worded, earlier ?? text, at.composed);
    if (earlier) addWordings(redraft, id, worded, text, at.redrafted, written);
  }
  return { documentId, redraft };
}

/** A wording of a block in each language, with its sentences. */
type Written = { wordings: Map<string, string>; source: Known[]; translations: Map<string, TranslationRow[]> };

/** Words a block in each language; `before` are the wordings that these follow. */
function addWordings(
  rows: Rows,
  id: Kit['id'],
  block: { id: string; kind: 'HEADING' | 'PARAGRAPH' },
  text: Text,
  when: Date,
  before?: Written,
): Written {
  const { kind } = block;
  const source = sourceRows({ text: text.en, kind, language: 'en' }, before?.source ?? [], id);
  const written: Written = { wordings: new Map(), source, translations: new Map() };
  for (const [language, said] of Object.entries(text)) {
    const earlier = before?.wordings.get(language);
    const wordingId = id();
    const translated = translationRows(
      { text: said, kind, language },
      source,
      before?.translations.get(language) ?? [],
      true,
    );
    const sentences = language === 'en' ? source : translated;
    rows.BlockSentence.push(...sentences.map((one, index) => ({ wordingId, position: index + 1, ...one })));
    rows.BlockWording.push({
      id: wordingId,
      blockId: block.id,
      language,
      number: earlier ? 2 : 1,
      parentIds: earlier ? [earlier] : [],
      text: said,
      sourceHash: language === 'en' ? null : textHash(text.en),
      at: when,
    });
    written.wordings.set(language, wordingId);
    if (language !== 'en') written.translations.set(language, translated);
  }
  return written;
}

/** Names of themes as running text lists them, in each language. */
function listOfThemes({ directory }: Kit, codes: readonly string[]): Text {
  const list = (locale: keyof Text): string => {
    const found = directory.themes
      .filter(({ code }) => codes.includes(code))
      .map(({ names }) => names[locale].charAt(0).toLocaleLowerCase(locale) + names[locale].slice(1));
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(found);
  };
  return { en: list('en'), fr: list('fr'), es: list('es') };
}
