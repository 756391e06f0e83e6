import { randomUUID } from 'node:crypto';
import { db } from '@/lib/core/db';
import type { PartyKind } from '@/lib/core/prisma/enums';

/** A region; reference data where there is any. Its code is its prefix in lower case. */
export async function makeRegion(prefix: string, position = 1): Promise<string> {
  const found = await db().region.findUnique({ where: { prefix }, select: { code: true } });
  if (found) return found.code;
  const { code } = await db().region.create({
    data: { code: prefix.toLowerCase(), prefix, names: { en: `Region ${prefix}` }, position },
  });
  return code;
}

/** A theme of the taxonomy, valid at all times; reference data where there is any. */
export async function makeTheme(code: string): Promise<string> {
  await db().theme.upsert({
    where: { code },
    update: {},
    create: { code, names: { en: code }, position: 99, sources: [] },
  });
  return code;
}

/** A party with a delegation at the meeting, belonging to the regions given. */
export async function makeDelegatedParty(meetingId: string, regionCodes: readonly string[], kind: PartyKind = 'RCP') {
  const code = `party-${randomUUID().slice(0, 8)}`;
  const party = await db().party.create({
    data: {
      code,
      kind,
      names: { en: `Party ${code}` },
      acronyms: { en: code.toUpperCase() },
      formerNames: [],
      attachedTo: [],
      sources: [],
      asOf: '2026',
      confidence: 'STATED',
      generalKnowledgeFields: [],
      regions: { create: regionCodes.map((regionCode) => ({ regionCode })) },
    },
    select: { id: true, code: true },
  });
  const invitation = await db().invitation.create({
    data: {
      meetingId,
      partyId: party.id,
      status: 'ACCEPTED',
      seats: 3,
      focalPointGivenName: 'Focal',
      focalPointSurname: 'Point',
      focalPointEmail: 'focal@example.org',
    },
    select: { id: true },
  });
  const delegation = await db().delegation.create({
    data: { meetingId, partyId: party.id, invitationId: invitation.id, quota: 3 },
    select: { id: true },
  });
  return { ...party, delegationId: delegation.id };
}

type Placed = {
  columnKey: string;
  choice: string;
  rank: number | null;
  topCount?: number;
  answered?: number;
  inTopK?: boolean;
};

/** A closed survey with one ranking question over the choices given, and a sealed snapshot with these cells. */
export async function makeSnapshot(meetingId: string, choices: readonly string[], cells: readonly Placed[], topK = 5) {
  const survey = await db().survey.create({
    data: {
      meetingId,
      code: `survey-${randomUUID().slice(0, 8)}`,
      title: { en: 'Survey' },
      intro: {},
      status: 'CLOSED',
      questions: {
        create: {
          code: 'priorities',
          type: 'RANKING',
          position: 1,
          label: { en: 'Priorities' },
          topK,
          choices: {
            create: choices.map((code, index) => ({
              code,
              label: { en: `Theme ${code}` },
              position: index + 1,
              themeCode: code,
            })),
          },
        },
      },
    },
    select: { id: true },
  });
  return db().resultSnapshot.create({
    data: {
      surveyId: survey.id,
      number: 1,
      payload: {},
      sha256: '0'.repeat(64),
      cells: {
        create: cells.map(
          ({ columnKey, choice, rank, topCount = 7, answered = 9, inTopK = rank !== null && rank <= topK }) => ({
            questionCode: 'priorities',
            columnKey,
            choiceCode: choice,
            topCount,
            answered,
            invited: answered,
            points2: 10,
            rank,
            inTopK,
          }),
        ),
      },
    },
    select: { id: true, cells: { select: { id: true, columnKey: true, choiceCode: true } } },
  });
}

/** A group as `formGroups` would leave it, with one issue that came from no survey. */
export async function makeGroup(meetingId: string, code = 'AFR', position = 1, partyIds: readonly string[] = []) {
  const group = await db().breakoutGroup.create({
    data: {
      meetingId,
      code,
      names: { en: `Group ${code}`, fr: `Groupe ${code}` },
      position,
      parties: { create: partyIds.map((partyId) => ({ partyId })) },
      issues: { create: { position: 1, title: { en: 'An issue' } } },
    },
    select: { id: true, code: true, issues: { select: { id: true } } },
  });
  return { id: group.id, code: group.code, issueId: group.issues[0]?.id ?? '' };
}
