import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import type { AmendmentOutcome } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sourceOf, staleLanguages, type Text } from '@/lib/recommendations/model/recommendation';
import { clashesAmong, clashWithCurrent, resultIn, type Clash, type Proposal, type Texts } from '../model/amendments';

/** The proposed sentence in one language, beside the text it was made from and the text as it is now. */
export type AmendedText = {
  language: string;
  proposed: string;
  /** Null where the revision has no current text in this language. */
  base: string | null;
  current: string | null;
  /** What the current text becomes; null where a person has to write it. */
  result: string | null;
};

export type AmendmentRow = {
  id: string;
  recommendationId: string;
  /** Of its recommendation, from 1. */
  number: number;
  delegation: { id: string; names: LocalizedText; acronyms: LocalizedText };
  language: string;
  explanation: string | null;
  at: Date;
  /** Number of the revision it was made from. */
  baseNumber: number;
  isBaseCurrent: boolean;
  texts: AmendedText[];
  end: {
    outcome: AmendmentOutcome;
    note: string | null;
    /** Of the note; null where nobody said. */
    language: string | null;
    at: Date;
    result: { number: number; texts: Texts } | null;
  } | null;
  /** Words that were changed since it was tabled, where it changes them too. */
  outdated: Clash | null;
  /** Other open amendments of the same recommendation that cannot be taken together with it. */
  clashes: { number: number; clash: Clash }[];
};

const texts = { select: { language: true, text: true, sourceHash: true } } as const;
const units = { orderBy: { position: 'asc' }, select: { uid: true, texts } } as const;

const party = { select: { id: true, party: { select: { names: true, acronyms: true } } } } as const;
const selected = {
  id: true,
  recommendationId: true,
  number: true,
  language: true,
  explanation: true,
  at: true,
  unitUid: true,
  delegation: party,
  baseRevision: { select: { id: true, number: true, units } },
  texts: { orderBy: { at: 'asc' }, select: { language: true, text: true } },
  end: {
    select: {
      outcome: true,
      note: true,
      language: true,
      at: true,
      resultRevision: { select: { number: true, units } },
    },
  },
  recommendation: {
    select: {
      headRevision: { select: { id: true, units } },
      plenaryItem: { select: { shownRevision: { select: { id: true, units } } } },
    },
  },
} as const;

type Found = Prisma.AmendmentGetPayload<{ select: typeof selected }>;
type Against = { id: string; units: Found['baseRevision']['units'] } | null;

/** One amendment with what it would make of a revision, and what the comparison with others needs. */
function readRow(
  { delegation, baseRevision, recommendation: _, unitUid, end, texts: proposed, ...rest }: Found,
  against: Against,
) {
  const base = textsOf(baseRevision.units, unitUid);
  const current = textsOf(against?.units ?? [], unitUid);
  const proposal: Proposal = {
    id: rest.id,
    base,
    proposed: Object.fromEntries(proposed.map(({ language, text }) => [language, text])),
  };
  const row: Omit<AmendmentRow, 'clashes'> = {
    ...rest,
    delegation: {
      id: delegation.id,
      names: delegation.party.names as LocalizedText,
      acronyms: delegation.party.acronyms as LocalizedText,
    },
    baseNumber: baseRevision.number,
    isBaseCurrent: baseRevision.id === against?.id,
    texts: proposed.map(({ language, text }) => ({
      language,
      proposed: text,
      base: base[language] ?? null,
      current: current[language] ?? null,
      result: resultIn(language, proposal, current),
    })),
    end: end && {
      outcome: end.outcome,
      note: end.note,
      language: end.language,
      at: end.at,
      result: end.resultRevision && {
        number: end.resultRevision.number,
        texts: textsOf(end.resultRevision.units, unitUid),
      },
    },
    outdated: end ? null : clashWithCurrent(proposal, current),
  };
  return { row, proposal, current };
}

/**
 * Amendments to one general recommendation in the order of tabling: with what each would make of its current text, and which open
 * ones exclude each other.
 */
export async function listAmendments(scope: MeetingScope, recommendationId: string): Promise<AmendmentRow[]> {
  authorize(scope, 'plenary.read');
  const rows = await db().amendment.findMany({
    where: { recommendationId, recommendation: { meetingId: scope.meeting.id } },
    orderBy: { number: 'asc' },
    take: 500,
    select: selected,
  });
  const read = rows.map((row) => readRow(row, row.recommendation.headRevision));
  const open = read.filter(({ row }) => !row.end);
  const numberOf = new Map(open.map(({ row }) => [row.id, row.number]));
  const pairs = clashesOf(
    recommendationId,
    open.map(({ proposal }) => proposal),
    open[0]?.current ?? {},
    rows[0]?.recommendation.headRevision?.id ?? '',
  );
  return read.map(({ row }) => ({
    ...row,
    clashes: pairs.flatMap(({ one, other, clash }) => {
      const against = one === row.id ? other : other === row.id ? one : null;
      const number = against === null ? undefined : numberOf.get(against);
      return number === undefined ? [] : [{ number, clash }];
    }),
  }));
}

type Pairs = ReturnType<typeof clashesAmong>;
/** The pairs last found for a recommendation, with what they were found in: everybody in the room asks for the same. */
const comparisons = new Map<string, { of: string; pairs: Pairs }>();
const mostKept = 200;

/** A written text never changes: revision, amendments and the languages they are in say whether a comparison still holds. */
function clashesOf(recommendation: string, open: readonly Proposal[], current: Texts, head: string): Pairs {
  const languages = (texts: Texts) => Object.keys(texts).toSorted();
  const of = JSON.stringify([
    head,
    languages(current),
    open.map(({ id, base, proposed }) => [id, languages(base), languages(proposed)]),
  ]);
  const kept = comparisons.get(recommendation);
  if (kept?.of === of) return kept.pairs;
  const pairs = clashesAmong(open, current);
  comparisons.delete(recommendation);
  comparisons.set(recommendation, { of, pairs });
  const [oldest] = comparisons.keys();
  if (comparisons.size > mostKept && oldest !== undefined) comparisons.delete(oldest);
  return pairs;
}

/** A sentence by language, in the languages that are up to date. */
function textsOf(of: readonly { uid: string; texts: Text[] }[], uid: string): Texts {
  const unit = of.find((one) => one.uid === uid);
  if (!unit) return {};
  const stale = staleLanguages(unit.texts);
  const source = sourceOf(unit.texts);
  return Object.fromEntries(
    [source, ...unit.texts.filter((text) => text !== source && !stale.includes(text.language))].map(
      ({ language, text }) => [language, text],
    ),
  );
}

/** One amendment of this meeting, with the others it cannot be taken with. Refuses "not found". */
export async function findAmendmentRow(scope: MeetingScope, id: string): Promise<AmendmentRow> {
  authorize(scope, 'plenary.read');
  const { recommendationId } = found(
    await db().amendment.findFirst({
      where: { id, recommendation: { meetingId: scope.meeting.id } },
      select: { recommendationId: true },
    }),
  );
  return found((await listAmendments(scope, recommendationId)).find((row) => row.id === id));
}

export type ShownAmendment = Omit<AmendmentRow, 'clashes'>;

/**
 * The amendment the room looks at, with what it would make of the revision on the screen, which may be older than the text;
 * undefined where none is shown beside this item.
 */
export async function findShownAmendment(
  scope: MeetingScope,
  recommendationId: string,
  id: string | null,
): Promise<ShownAmendment | undefined> {
  authorize(scope, 'plenary.read');
  if (id === null) return undefined;
  const row = await db().amendment.findFirst({
    where: { id, recommendationId, recommendation: { meetingId: scope.meeting.id } },
    select: selected,
  });
  if (!row) return undefined;
  const { headRevision, plenaryItem } = row.recommendation;
  return readRow(row, plenaryItem?.shownRevision ?? headRevision).row;
}
