import type { Database, Tx } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { PartyKind } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { axesOf, definitionSchema, questionsOf } from '@/lib/surveys/model/definition';
import { withoutAnswers } from '@/lib/surveys/model/expression/piping';
import { asOrganisation } from '@/lib/surveys/queries/read-answers';
import { readLabels, type ResultLabels } from '@/lib/surveys/queries/results';
import type { Agenda, BackgroundPaperContent, NamedParty } from './model/content';

type Reader = Database | Tx;

/** Which paper: of which snapshot of the meeting, under which number, with what is said on its first page. */
export type PaperHead = Pick<BackgroundPaperContent, 'number' | 'issuedAt' | 'reason'> & {
  meetingId: string;
  snapshotId: string;
};

/** Everything that a paper of a snapshot prints beside its figures, as it is at this moment. Refuses "not found" for a snapshot of another meeting. */
export async function gatherContent(client: Reader, head: PaperHead): Promise<BackgroundPaperContent> {
  const { meetingId, snapshotId, number, issuedAt, reason } = head;
  const meeting = await client.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: {
      slug: true,
      code: true,
      title: true,
      city: true,
      startsOn: true,
      endsOn: true,
      zone: true,
      illustrative: true,
      smallCell: true,
    },
  });
  const [snapshot] = await client.$queryRaw<Snapshot[]>`
    SELECT r.id, r.number, r."takenAt", r.sha256, (r.payload->>'version')::int AS version,
           ARRAY(SELECT jsonb_object_keys(r.payload->'submissions')) AS parties, s.id AS "surveyId", s.title, s.attributed
    FROM "ResultSnapshot" r JOIN "Survey" s ON s.id = r."surveyId"
    WHERE r.id = ${snapshotId}::uuid AND s."meetingId" = ${meetingId}::uuid`;
  const { id, surveyId, title, attributed, version, parties, ...of } = found(snapshot);
  return {
    format: 1,
    number,
    issuedAt,
    reason,
    meeting: {
      ...meeting,
      title: meeting.title as LocalizedText,
      startsOn: meeting.startsOn.toISOString().slice(0, 10),
      endsOn: meeting.endsOn.toISOString().slice(0, 10),
    },
    survey: { title, attributed },
    snapshot: { ...of, takenAt: of.takenAt.toISOString() },
    labels: await labelsAsOf(client, surveyId, version),
    answered: attributed ? await namedParties(client, parties) : null,
    agendas: await agendasFrom(client, id),
  };
}

type Snapshot = {
  id: string;
  number: number;
  takenAt: Date;
  sha256: string;
  version: number;
  parties: string[];
  surveyId: string;
  title: LocalizedText;
  attributed: boolean;
};

/** The words of the newest version that the snapshot knew, of older ones for what that version dropped; a label mended since then stays out. */
async function labelsAsOf(client: Reader, surveyId: string, version: number): Promise<ResultLabels> {
  const labels = await readLabels(surveyId, client);
  const versions = await client.surveyVersion.findMany({
    where: { surveyId, number: { lte: version } },
    orderBy: { number: 'asc' },
    select: { definition: true },
  });
  const questions = { ...labels.questions };
  for (const question of versions.flatMap(({ definition }) => questionsOf(definitionSchema.parse(definition)))) {
    const { CHOICE = [], COLUMN = [], ROW = [] } = axesOf(question);
    const known = questions[question.code];
    questions[question.code] = {
      label: withoutAnswers(question.label),
      choices: { ...known?.choices, ...named([...CHOICE, ...COLUMN]) },
      rows: { ...known?.rows, ...named(ROW) },
    };
  }
  return { ...labels, questions };
}

const named = (items: readonly { code: string; label: LocalizedText }[]): Record<string, LocalizedText> =>
  Object.fromEntries(items.map(({ code, label }) => [code, label]));

async function namedParties(client: Reader, codes: readonly string[]): Promise<NamedParty[]> {
  const rows = await client.party.findMany({
    where: { code: { in: [...codes] } },
    orderBy: { code: 'asc' },
    select: { code: true, kind: true, names: true, acronyms: true },
  });
  return rows.map(({ code, kind, names, acronyms }) => ({
    code,
    kind: asOrganisation({ code, kind: kind as PartyKind, regions: [] }).kind,
    names: names as LocalizedText,
    acronyms: acronyms as LocalizedText,
  }));
}

/** The issues that cells of this snapshot put on agendas, group by group in their order. */
async function agendasFrom(client: Reader, snapshotId: string): Promise<Agenda[]> {
  const rows = await client.issue.findMany({
    where: { cell: { snapshotId } },
    orderBy: [{ group: { position: 'asc' } }, { position: 'asc' }],
    select: {
      title: true,
      group: { select: { code: true, names: true } },
      cell: { select: { questionCode: true, columnKey: true, choiceCode: true } },
    },
  });
  const agendas = new Map<string, Agenda>();
  for (const { title, group, cell } of rows) {
    const agenda = agendas.get(group.code) ?? { group: { ...group, names: group.names as LocalizedText }, issues: [] };
    if (cell)
      agenda.issues.push({
        title: title as LocalizedText,
        question: cell.questionCode,
        column: cell.columnKey,
        choice: cell.choiceCode,
      });
    agendas.set(group.code, agenda);
  }
  return [...agendas.values()];
}
