import type { Tx } from '@/lib/core/db';
import type { FigureName } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { visibleResults } from '@/lib/surveys/model/visible-results';
import { hasAnswered } from '@/lib/surveys/queries/answered';
import { sealedResults } from '@/lib/surveys/queries/sealed-results';

/** Distinct confirmed persons, parties by kind that they represent, organisations asked and answering in the survey. */
export type Participation = {
  persons: number;
  mechanisms: number;
  commissions: number;
  organisations: number;
  asked: number;
  answered: number;
};

/** The first themes of each column of the latest snapshot, as everyone may read them; `themes` is empty where too few answered. */
export type Priorities = {
  snapshot: { number: number; sha256: string };
  k: number;
  columns: { key: string; answered: number; invited: number; themes: LocalizedText[] }[];
  columnNames: Record<string, LocalizedText>;
};

/** Everything the document's figures are told from; null where it was not asked for, or where there is none. */
export type Figures = {
  participation: Participation | null;
  priorities: Priorities | null;
  contributions: { names: LocalizedText; count: number }[];
  parties: { names: LocalizedText }[];
};

/** Reads those figures that a document shows. One statement for each, three for the survey's priorities. */
export async function readFigures(tx: Tx, meetingId: string, shown: readonly FigureName[]): Promise<Figures> {
  const asked = new Set(shown);
  const isOfParticipation = asked.has('PARTICIPATION') || asked.has('SURVEY');
  return {
    participation: isOfParticipation ? await readParticipation(tx, meetingId) : null,
    priorities: asked.has('PRIORITIES') ? await readPriorities(tx, meetingId) : null,
    contributions: asked.has('CONTRIBUTIONS') ? await readContributions(tx, meetingId) : [],
    parties: asked.has('PARTIES') ? await readParties(tx, meetingId) : [],
  };
}

async function readParticipation(tx: Tx, meetingId: string): Promise<Participation> {
  const [row] = await tx.$queryRaw<[Participation]>`
    WITH confirmed AS (
      SELECT r."personId", p.id AS party, p.kind FROM "Registration" r
      JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
      WHERE r."meetingId" = ${meetingId}::uuid AND r.status = 'CONFIRMED')
    SELECT count(DISTINCT "personId")::int AS persons,
           count(DISTINCT party) FILTER (WHERE kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS'))::int AS mechanisms,
           count(DISTINCT party) FILTER (WHERE kind = 'UN_REGIONAL_COMMISSION')::int AS commissions,
           count(DISTINCT party) FILTER (WHERE kind NOT IN ('RCP', 'IRF', 'GLOBAL_PROCESS', 'UN_REGIONAL_COMMISSION'))::int AS organisations,
           (SELECT count(*)::int FROM "Invitation" i JOIN "Party" p ON p.id = i."partyId" JOIN "Survey" s ON s."meetingId" = i."meetingId"
             WHERE i."meetingId" = ${meetingId}::uuid AND i.status IN ('SENT', 'ACCEPTED') AND survey_asks(s.asks, p.kind)) AS asked,
           (SELECT count(*)::int FROM "Response" a JOIN "Survey" s ON s.id = a."surveyId"
             WHERE s."meetingId" = ${meetingId}::uuid AND ${hasAnswered('a')}) AS answered
    FROM confirmed`;
  return row;
}

async function readPriorities(tx: Tx, meetingId: string): Promise<Priorities | null> {
  const snapshot = await tx.resultSnapshot.findFirst({
    where: { survey: { meetingId } },
    orderBy: { takenAt: 'desc' },
    select: {
      ...{ id: true, number: true, sha256: true },
      survey: { select: { attributed: true, meeting: { select: { smallCell: true } } } },
    },
  });
  if (!snapshot) return null;
  const { results } = await sealedResults(tx, snapshot);
  const { attributed: isAttributed, meeting } = snapshot.survey;
  const view = { audience: 'public', small: meeting.smallCell, isAttributed } as const;
  const ranking = visibleResults(results, view).questions.find(({ type }) => type === 'RANKING');
  if (ranking?.type !== 'RANKING') return null;
  const [themes, regions] = await Promise.all([
    tx.choice.findMany({
      where: { question: { survey: { meetingId }, code: ranking.code } },
      select: { code: true, label: true },
    }),
    tx.region.findMany({ select: { code: true, names: true } }),
  ]);
  const names = new Map(themes.map(({ code, label }) => [code, label as LocalizedText]));
  return {
    snapshot: { number: snapshot.number, sha256: snapshot.sha256 },
    k: ranking.k,
    columns: ranking.table.columns.map(({ key, answered, invited, cells }) => ({
      key,
      answered,
      invited,
      themes: cells
        .filter(({ isInTopK, rank }) => isInTopK && rank !== null)
        .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
        .map(({ theme }) => names.get(theme) ?? {}),
    })),
    columnNames: Object.fromEntries(regions.map(({ code, names: of }) => [code, of as LocalizedText])),
  };
}

function readContributions(tx: Tx, meetingId: string): Promise<Figures['contributions']> {
  return tx.$queryRaw<Figures['contributions']>`
    SELECT g.names, count(r.id)::int AS count FROM "BreakoutGroup" g
    LEFT JOIN "Recommendation" r ON r."groupId" = g.id AND r.level = 'REGIONAL'
      AND r.status IN ('AGREED', 'SUBMITTED', 'CONSOLIDATED', 'CARRIED_SINGLY', 'SET_ASIDE')
    WHERE g."meetingId" = ${meetingId}::uuid GROUP BY g.id ORDER BY g.position`;
}

function readParties(tx: Tx, meetingId: string): Promise<Figures['parties']> {
  return tx.$queryRaw<Figures['parties']>`
    SELECT p.names FROM "Party" p
    WHERE EXISTS (SELECT 1 FROM "Delegation" d JOIN "Registration" r ON r."delegationId" = d.id
      WHERE d."partyId" = p.id AND d."meetingId" = ${meetingId}::uuid AND r.status = 'CONFIRMED')
    ORDER BY p.id`;
}
