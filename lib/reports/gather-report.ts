import { attributionOf } from '@/lib/breakouts/policy';
import type { Database, Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { textByLanguage } from '@/lib/recommendations/model/recommendation';
import { figureSelect } from '@/lib/surveys/queries/figures';
import type { GroupReportContent, NamedParty } from './model/content';

/** What the group agreed on and did not withdraw, wherever it went from there. */
const agreed: readonly RecommendationStatus[] = ['AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE'];

const party = { select: { code: true, names: true, acronyms: true } } as const;
const day = (date: Date) => date.toISOString().slice(0, 10);
const moment = (date: Date | null) => date?.toISOString() ?? null;

type Issue = { number: number | null; reason: string | null; submittedAt: Date | null };

/**
 * Composes a group's report from what was recorded: points as they stand, each at the level it was attributed at and never
 * with a person's name, and the recommendations it agreed on. Read with the client given, so that what is sealed is what the
 * transaction sees. Whoever calls has proved the right to it.
 */
export async function gatherReport(
  client: Database | Tx,
  groupId: string,
  { number, reason, submittedAt }: Issue,
): Promise<GroupReportContent> {
  const { meeting, parties, issues, recommendations, startsAt, endsAt, names, ...group } = found(
    await client.breakoutGroup.findUnique({
      where: { id: groupId },
      select: {
        code: true,
        names: true,
        room: true,
        startsAt: true,
        endsAt: true,
        meeting: {
          select: {
            code: true,
            slug: true,
            title: true,
            city: true,
            startsOn: true,
            endsOn: true,
            zone: true,
            illustrative: true,
          },
        },
        parties: { orderBy: { party: { code: 'asc' } }, select: { party } },
        issues: {
          orderBy: { position: 'asc' },
          select: {
            position: true,
            title: true,
            shared: true,
            cell: { select: figureSelect },
            points: {
              where: { replacedBy: null, text: { not: '' } },
              orderBy: [{ at: 'asc' }, { id: 'asc' }],
              select: { id: true, text: true, language: true, attribution: true, party },
            },
          },
        },
        recommendations: {
          where: { status: { in: [...agreed] }, symbol: { not: null } },
          orderBy: { id: 'asc' },
          select: {
            id: true,
            symbol: true,
            issue: { select: { position: true } },
            headRevision: {
              select: {
                id: true,
                number: true,
                hash: true,
                themes: true,
                objectives: true,
                addressees: true,
                dueBy: true,
                units: {
                  orderBy: { position: 'asc' },
                  select: { texts: { select: { language: true, text: true, sourceHash: true } } },
                },
              },
            },
            groupNotes: {
              orderBy: { seq: 'desc' },
              take: 1,
              select: { practice: true, support: true, dissent: true },
            },
            supports: { select: { revisionId: true, delegation: { select: { party } } } },
            points: { select: { pointId: true } },
          },
        },
      },
    }),
  );
  const codes = [...new Set(recommendations.flatMap(({ headRevision }) => headRevision?.themes ?? []))];
  const themes = await client.theme.findMany({ where: { code: { in: codes } }, select: { code: true, names: true } });
  const nameOf = new Map(themes.map((theme) => [theme.code, theme.names as LocalizedText]));

  const places = new Map(issues.flatMap(({ points }) => points.map(({ id }) => id)).map((id, at) => [id, at + 1]));
  const numberIn = (symbol: string | null) => Number(symbol?.split('/').at(-1) ?? 0);
  return {
    format: 1,
    number,
    submittedAt: moment(submittedAt),
    reason,
    meeting: {
      ...meeting,
      title: meeting.title as LocalizedText,
      startsOn: day(meeting.startsOn),
      endsOn: day(meeting.endsOn),
    },
    group: {
      ...group,
      names: names as LocalizedText,
      startsAt: moment(startsAt),
      endsAt: moment(endsAt),
      parties: parties.map((each) => each.party as NamedParty),
    },
    issues: issues.map(({ cell, points, title, ...issue }) => ({
      ...issue,
      title: title as LocalizedText,
      figure: cell && {
        snapshot: cell.snapshot.number,
        takenAt: cell.snapshot.takenAt.toISOString(),
        column: cell.columnKey,
        choice: cell.choiceCode,
        topCount: cell.topCount,
        answered: cell.answered,
        rank: cell.rank,
      },
      points: points.map(({ id, text, language, attribution, party: of }) => ({
        number: places.get(id) ?? 0,
        text,
        language,
        // A sealed paper outlives an erasure, and so it knows no persons: what was said by name is the organisation's.
        said: attributionOf<NamedParty, never>({ attribution, party: of as NamedParty | null, speaker: null }),
      })),
    })),
    recommendations: recommendations
      .toSorted((a, b) => numberIn(a.symbol) - numberIn(b.symbol))
      .flatMap(({ id, symbol, issue, headRevision: head, groupNotes: [note], supports, points }) => {
        if (!head || !symbol) return [];
        return [
          {
            id,
            symbol,
            revision: { number: head.number, hash: head.hash },
            ...textByLanguage(head.units),
            themes: head.themes.map((code) => nameOf.get(code) ?? { en: code }),
            objectives: head.objectives,
            addressees: head.addressees,
            dueBy: head.dueBy,
            issue: issue?.position ?? null,
            practice: note?.practice ?? null,
            support: note?.support ?? null,
            dissent: note?.dissent ?? null,
            supporters: supports
              .filter(({ revisionId }) => revisionId === head.id)
              .map(({ delegation }) => delegation.party as NamedParty)
              .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
            points: points.flatMap(({ pointId }) => places.get(pointId) ?? []).toSorted((a, b) => a - b),
          },
        ];
      }),
  };
}
