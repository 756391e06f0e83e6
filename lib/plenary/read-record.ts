import type { MeetingFrame } from '@/lib/auth/scope';
import type { Tx } from '@/lib/core/db';
import { sourceOf, staleLanguages, type Text } from '@/lib/recommendations/model/recommendation';
import { plenaryStates } from './model/sitting';
import type { PlenaryRecord, RecordedContent, RecordedRevision } from './model/record';

const party = { select: { party: { select: { names: true } } } } as const;
type Named = { party: { names: unknown } };
const namesOf = ({ party: { names } }: Named) => names as Record<string, string>;
const texts = { select: { language: true, text: true, sourceHash: true } } as const;
const contentOf = {
  number: true,
  themes: true,
  objectives: true,
  addressees: true,
  dueBy: true,
  hash: true,
  units: { orderBy: { position: 'asc' }, select: { uid: true, position: true, texts } },
} as const;

/** Everything the plenary of the meeting has recorded, in the order of its list, what came off it last: texts, amendments, decisions, silence, speakers. */
export async function readRecord(
  tx: Pick<Tx, 'plenaryItem' | 'plenaryTurn'>,
  { id: meetingId, slug, code, title, city, zone, illustrative }: MeetingFrame,
): Promise<PlenaryRecord> {
  const [items, turns] = await Promise.all([
    tx.plenaryItem.findMany({
      where: { meetingId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        position: true,
        recommendation: {
          select: {
            id: true,
            symbol: true,
            status: true,
            sources: {
              orderBy: [{ at: 'asc' }, { id: 'asc' }],
              select: {
                disposition: true,
                why: true,
                regional: { select: { symbol: true } },
                regionalRevision: { select: contentOf },
              },
            },
            revisions: {
              orderBy: { number: 'asc' },
              select: {
                id: true,
                ...contentOf,
                at: true,
                parentIds: true,
                decisions: {
                  orderBy: { at: 'asc' },
                  select: {
                    outcome: true,
                    method: true,
                    note: true,
                    byName: true,
                    at: true,
                    languages: true,
                    textsHash: true,
                    vote: { select: { inFavour: true, against: true, abstaining: true } },
                    reservations: {
                      orderBy: { at: 'asc' },
                      select: {
                        language: true,
                        text: true,
                        at: true,
                        delegation: party,
                        end: { select: { at: true } },
                      },
                    },
                  },
                },
              },
            },
            amendments: {
              orderBy: { number: 'asc' },
              select: {
                number: true,
                language: true,
                explanation: true,
                at: true,
                delegation: party,
                baseRevision: { select: { number: true } },
                texts: { orderBy: { language: 'asc' }, select: { language: true, text: true } },
                end: {
                  select: {
                    outcome: true,
                    note: true,
                    language: true,
                    at: true,
                    resultRevision: { select: { number: true } },
                  },
                },
              },
            },
            silences: {
              orderBy: { at: 'asc' },
              select: {
                hash: true,
                languages: true,
                textsHash: true,
                at: true,
                closesAt: true,
                byName: true,
                revision: { select: { number: true } },
                audience: { orderBy: { delegationId: 'asc' }, select: { delegation: party } },
                breaks: {
                  orderBy: { at: 'asc' },
                  select: { reason: true, language: true, at: true, asked: { select: { delegation: party } } },
                },
                end: { select: { outcome: true, at: true } },
              },
            },
          },
        },
      },
    }),
    tx.plenaryTurn.findMany({
      where: { meetingId, startedAt: { not: null } },
      orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
      select: {
        kind: true,
        startedAt: true,
        endedAt: true,
        delegation: party,
        recommendation: { select: { symbol: true } },
      },
    }),
  ]);
  const recorded = items.flatMap(({ position, recommendation: { status, sources, revisions, ...rest } }) => {
    const last = lastDealtWith({ revisions, ...rest });
    if ((plenaryStates as readonly string[]).includes(status))
      return position === null && last === 0 ? [] : [{ ...rest, sources, revisions }];
    // What the secretariat writes after it took the text back into draft is not the plenary's.
    return last === 0 ? [] : [{ ...rest, sources: [], revisions: revisions.filter(({ number }) => number <= last) }];
  });
  return {
    meeting: { slug, code, title: title as Record<string, string>, city, zone, illustrative },
    items: recorded.map(({ id, symbol, sources, revisions, amendments, silences }) => ({
      id,
      symbol,
      sources: sources.map(({ disposition, why, regional, regionalRevision }) => ({
        symbol: regional.symbol,
        disposition,
        why,
        ...contentIn(regionalRevision),
      })),
      revisions: revisions.map(revisionOf),
      amendments: amendments.map(({ delegation, baseRevision, texts: of, at, end, ...amendment }) => ({
        ...amendment,
        delegation: namesOf(delegation),
        revision: baseRevision.number,
        texts: Object.fromEntries(of.map(({ language, text }) => [language, text])),
        at: at.toISOString(),
        end: end && {
          outcome: end.outcome,
          note: end.note,
          language: end.language,
          at: end.at.toISOString(),
          revision: end.resultRevision?.number ?? null,
        },
      })),
      decisions: revisions
        .flatMap(({ number, hash, decisions }) =>
          decisions.map(({ byName, at, reservations, ...decision }) => ({
            ...decision,
            by: byName,
            at: at.toISOString(),
            revision: number,
            hash,
            reservations: reservations.map(({ delegation, at: reservedAt, end, ...reservation }) => ({
              ...reservation,
              delegation: namesOf(delegation),
              at: reservedAt.toISOString(),
              withdrawnAt: end?.at.toISOString() ?? null,
            })),
          })),
        )
        .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
      silences: silences.map(
        ({ hash, languages, textsHash, at, closesAt, byName, revision, audience, breaks, end }) => ({
          revision: revision.number,
          hash,
          languages,
          textsHash,
          at: at.toISOString(),
          closesAt: closesAt.toISOString(),
          by: byName,
          audience: audience.map(({ delegation }) => namesOf(delegation)),
          breaks: breaks.map(({ reason, language, at: brokenAt, asked }) => ({
            delegation: namesOf(asked.delegation),
            reason,
            language,
            at: brokenAt.toISOString(),
          })),
          end: end && { outcome: end.outcome, at: end.at.toISOString() },
        }),
      ),
    })),
    turns: turns.map(({ kind, startedAt, endedAt, delegation, recommendation }) => ({
      delegation: namesOf(delegation),
      kind,
      item: recommendation?.symbol ?? null,
      startedAt: startedAt?.toISOString() ?? '',
      endedAt: endedAt?.toISOString() ?? null,
    })),
  };
}

/** The newest revision that an amendment, a decision or a silence procedure names; 0 where none does. */
function lastDealtWith({
  revisions,
  amendments,
  silences,
}: {
  revisions: readonly { number: number; decisions: readonly unknown[] }[];
  amendments: readonly {
    baseRevision: { number: number };
    end: { resultRevision: { number: number } | null } | null;
  }[];
  silences: readonly { revision: { number: number } }[];
}): number {
  return Math.max(
    0,
    ...revisions.filter(({ decisions }) => decisions.length > 0).map(({ number }) => number),
    ...amendments.flatMap(({ baseRevision, end }) => [baseRevision.number, end?.resultRevision?.number ?? 0]),
    ...silences.map(({ revision }) => revision.number),
  );
}

type StoredContent = Omit<RecordedContent, 'units' | 'translations'> & {
  units: { uid: string; position: number; texts: Text[] }[];
};

/** What a revision says, in the language it was written in and in those whose translation is of exactly that text. */
function contentIn({ units, number, themes, objectives, addressees, dueBy, hash }: StoredContent): RecordedContent {
  return {
    number,
    units: units.map(({ uid, position, texts: of }) => {
      const { language, text } = sourceOf(of);
      return { uid, position, language, text };
    }),
    translations: units.flatMap(({ uid, texts: of }) => {
      const stale = staleLanguages(of);
      return of
        .filter(({ language, sourceHash }) => sourceHash !== null && !stale.includes(language))
        .map(({ language, text }) => ({ uid, language, text }));
    }),
    themes,
    objectives,
    addressees,
    dueBy,
    hash,
  };
}

const revisionOf = ({
  id,
  at,
  parentIds,
  ...content
}: StoredContent & { id: string; at: Date; parentIds: string[] }): RecordedRevision => ({
  id,
  at: at.toISOString(),
  parentIds,
  ...contentIn(content),
});
