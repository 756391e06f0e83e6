import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { AmendmentOutcome } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { sourceOf, staleLanguages, type Text } from '@/lib/recommendations/model/recommendation';
import { clashesAmong, clashWithCurrent, resultOf, type Clash, type Texts } from '../model/amendments';

/** The proposed sentence in one language, beside the text it was made from and the text as it is now. */
export type AmendedText = {
  language: string;
  proposed: string;
  /** Null where the revision has no current text in this language. */
  base: string | null;
  current: string | null;
  /** What the current text becomes; null where both changed the same words. */
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

/**
 * Amendments to one general recommendation, or to all on the plenary's list, in the order of tabling: with what each would make of
 * the text, and which open ones exclude each other.
 */
export async function listAmendments(scope: MeetingScope, recommendation?: string): Promise<AmendmentRow[]> {
  authorize(scope, 'plenary.read');
  const rows = await db().amendment.findMany({
    where: {
      recommendation: { meetingId: scope.meeting.id, ...(recommendation ? { id: recommendation } : {}) },
    },
    orderBy: [{ recommendationId: 'asc' }, { number: 'asc' }],
    take: 500,
    select: {
      id: true,
      recommendationId: true,
      number: true,
      language: true,
      explanation: true,
      at: true,
      unitUid: true,
      delegation: { select: { id: true, party: { select: { names: true, acronyms: true } } } },
      baseRevision: { select: { id: true, number: true, units } },
      texts: { orderBy: { at: 'asc' }, select: { language: true, text: true } },
      end: {
        select: { outcome: true, note: true, at: true, resultRevision: { select: { number: true, units } } },
      },
      recommendation: { select: { headRevision: { select: { id: true, units } } } },
    },
  });
  const read = rows.map(({ delegation, baseRevision, recommendation: of, unitUid, end, texts: proposed, ...rest }) => {
    const base = textsOf(baseRevision.units, unitUid);
    const current = textsOf(of.headRevision?.units ?? [], unitUid);
    return {
      proposal: {
        id: rest.id,
        base,
        proposed: Object.fromEntries(proposed.map(({ language, text }) => [language, text])),
      },
      current,
      row: {
        ...rest,
        delegation: {
          id: delegation.id,
          names: delegation.party.names as LocalizedText,
          acronyms: delegation.party.acronyms as LocalizedText,
        },
        baseNumber: baseRevision.number,
        isBaseCurrent: baseRevision.id === of.headRevision?.id,
        texts: proposed.map(({ language, text }) => amendedText(language, text, base, current)),
        end: end && {
          outcome: end.outcome,
          note: end.note,
          at: end.at,
          result: end.resultRevision && {
            number: end.resultRevision.number,
            texts: textsOf(end.resultRevision.units, unitUid),
          },
        },
      },
    };
  });
  return read.map(({ row, proposal, current }) => {
    if (row.end) return { ...row, outdated: null, clashes: [] };
    const open = read.filter(({ row: other }) => other.recommendationId === row.recommendationId && !other.end);
    const numberOf = new Map(open.map(({ row: other }) => [other.id, other.number]));
    const clashes = clashesAmong(
      open.map((other) => other.proposal),
      current,
    ).flatMap(({ one, other, clash }) => {
      const against = one === row.id ? other : other === row.id ? one : null;
      const number = against === null ? undefined : numberOf.get(against);
      return number === undefined ? [] : [{ number, clash }];
    });
    return { ...row, outdated: clashWithCurrent(proposal, current), clashes };
  });
}

function amendedText(language: string, proposed: string, base: Texts, current: Texts): AmendedText {
  const [before, now] = [base[language] ?? null, current[language] ?? null];
  const result = before !== null && now !== null ? resultOf(before, proposed, now, language) : proposed;
  return { language, proposed, base: before, current: now, result };
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
