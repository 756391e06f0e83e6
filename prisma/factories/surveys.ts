import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { execute } from '@/lib/core/execute';
import type { InvitationStatus, PartyKind } from '@/lib/core/prisma/enums';
import { regions } from '@/lib/directory/exchange/regions';
import { publishVersionDefinition, submitDefinition, takeSnapshotDefinition } from '@/lib/surveys/definitions';
import type { FlatDefinition, SurveyDefinitionInput } from '@/lib/surveys/model/definition';
import type { SealedSnapshot } from '@/lib/surveys/seal-snapshot';
import { takeSnapshot } from '@/lib/surveys/take-snapshot';

const inThree = (text: string) => ({ en: text, fr: `${text} (fr)`, es: `${text} (es)` });

/** A questionnaire with one question of each type; the ranking is over `themes`, the first three places. */
export function fiveQuestions(themes: readonly string[] = ['a', 'b', 'c', 'd', 'e']): FlatDefinition {
  const choices = (codes: readonly string[]) => codes.map((code) => ({ code, label: inThree(`Choice ${code}`) }));
  return {
    questions: [
      {
        code: 'stage',
        type: 'SINGLE',
        required: true,
        label: inThree('Stage'),
        choices: choices(['planned', 'under-way', 'done']),
      },
      { code: 'means', type: 'MULTIPLE', label: inThree('Means'), choices: choices(['data', 'training', 'dialogue']) },
      {
        code: 'priorities',
        type: 'RANKING',
        required: true,
        topK: 3,
        label: inThree('Priorities'),
        choices: choices(themes),
      },
      { code: 'useful', type: 'SCALE', label: inThree('Useful'), minValue: 1, maxValue: 5 },
      { code: 'experience', type: 'LONG_TEXT', label: inThree('Experience') },
    ],
  };
}

/** The regions of the reference data, where a database has none yet. */
export async function makeRegions(): Promise<void> {
  await db().region.createMany({
    data: regions.map(({ code, prefix, names }, index) => ({ code, prefix, names, position: index + 1 })),
    skipDuplicates: true,
  });
}

type PartyData = {
  kind?: PartyKind;
  regions?: readonly string[];
  invitation?: InvitationStatus;
  /** English name; the code is made from nothing but chance. */
  name?: string;
};

/** A party with its invitation and delegation: somebody who is asked. */
export async function makeAskedParty(
  meetingId: string,
  { kind = 'RCP', regions = ['africa'], invitation = 'ACCEPTED', name }: PartyData = {},
) {
  const code = `party-${randomUUID().slice(0, 8)}`;
  const party = await db().party.create({
    data: {
      code,
      kind,
      names: inThree(name ?? `Party ${code}`),
      acronyms: {},
      asOf: '2026',
      confidence: 'STATED',
      regions: { create: regions.map((regionCode) => ({ regionCode })) },
    },
    select: { id: true },
  });
  const { id: invitationId } = await db().invitation.create({
    data: {
      meetingId,
      partyId: party.id,
      status: invitation,
      seats: 2,
      focalPointGivenName: 'Focal',
      focalPointSurname: 'POINT',
      focalPointEmail: `${code}@example.org`,
    },
    select: { id: true },
  });
  const delegation = await db().delegation.create({
    data: { meetingId, partyId: party.id, invitationId, quota: 2 },
    select: { id: true },
  });
  return { partyId: party.id, delegationId: delegation.id, code };
}

/** The meeting's survey, published by the verb itself. */
export async function makeSurvey(
  meeting: { slug: string },
  publisher: Actor,
  definition: SurveyDefinitionInput = fiveQuestions(),
  code = 'priorities-survey',
) {
  const result = await execute(publishVersionDefinition, {
    actor: publisher,
    meeting: meeting.slug,
    input: { code, title: inThree('Survey'), intro: inThree('Introduction'), definition },
    key: randomUUID(),
  });
  if (!result.ok) throw new Error(`The survey was not published: ${JSON.stringify(result)}`);
  return result.value;
}

/** An order as the ranking field posts it: `{ b: '1', c: '2' }`. */
export function positionsOf(order: readonly string[]): Record<string, string> {
  return Object.fromEntries(order.map((code, index) => [code, String(index + 1)]));
}

/** Answers that may be submitted: the ranking as given, and the other required question. */
export function answersWith(order: readonly string[]): Record<string, unknown> {
  return { stage: { choice: 'planned' }, priorities: { order: positionsOf(order) } };
}

/** Submits a party's answer by the verb itself, as a first and last save. */
export async function submitAnswer(
  meeting: { slug: string },
  focalPoint: Actor,
  {
    revisions = {},
    ...given
  }: {
    delegation: string;
    version: string;
    answers: Record<string, unknown>;
    revisions?: Record<string, number>;
  },
) {
  const input = { ...given, revisions, reviewed: revisions };
  const result = await execute(submitDefinition, {
    actor: focalPoint,
    meeting: meeting.slug,
    input,
    key: randomUUID(),
  });
  if (!result.ok) throw new Error(`The answer was not submitted: ${JSON.stringify(result)}`);
  return result.value;
}

/** A questionnaire with one question of every kind, on two pages; the reference lists must hold what is answered. */
export function everyKind(): SurveyDefinitionInput {
  const choices = (...codes: string[]) => codes.map((code) => ({ code, label: inThree(`Choice ${code}`) }));
  const label = inThree;
  return {
    pages: [
      {
        code: 'page-one',
        title: label('First page'),
        intro: label('What this page is about'),
        sections: [
          {
            code: 'section-one',
            title: label('First section'),
            questions: [
              { code: 'note', type: 'NOTE', label: label('Please read this first') },
              { code: 'single', type: 'SINGLE', label: label('Single'), choices: choices('a', 'b'), other: true },
              {
                code: 'multiple',
                type: 'MULTIPLE',
                label: label('Multiple'),
                choices: choices('a', 'b', 'c'),
                other: true,
              },
              { code: 'ranking', type: 'RANKING', label: label('Ranking'), choices: choices('a', 'b', 'c'), topK: 2 },
              { code: 'scale', type: 'SCALE', label: label('Scale'), minValue: 1, maxValue: 5 },
              {
                code: 'matrix',
                type: 'MATRIX',
                label: label('Matrix'),
                rows: choices('x', 'y'),
                columns: choices('low', 'high', 'x'),
              },
            ],
          },
        ],
      },
      {
        code: 'page-two',
        title: label('Second page'),
        sections: [
          {
            code: 'section-two',
            questions: [
              { code: 'number', type: 'NUMBER', label: label('Number'), decimals: 2, min: 0, max: 5000 },
              { code: 'date', type: 'DATE', label: label('Date'), min: '2026-01-01' },
              { code: 'text', type: 'TEXT', label: label('Text'), maxLength: 100 },
              { code: 'long', type: 'LONG_TEXT', label: label('Long text') },
              { code: 'file', type: 'FILE', label: label('File') },
              { code: 'country', type: 'COUNTRY', label: label('Country') },
              { code: 'organisation', type: 'ORGANISATION', label: label('Organisation'), multiple: true },
              { code: 'theme', type: 'THEME', label: label('Theme'), multiple: true },
              { code: 'objective', type: 'OBJECTIVE', label: label('Objective') },
            ],
          },
        ],
      },
    ],
  };
}

/** Themes and an objective that answers can name, where a database has none yet. */
export async function makeReferenceLists(): Promise<void> {
  const validFrom = new Date('2018-12-10');
  for (const [position, code] of ['borders', 'data', 'return'].entries())
    await db().theme.upsert({
      where: { code },
      create: { code, names: inThree(code), position: 900 + position, sources: [] },
      update: {},
    });
  await db().compactObjective.upsert({
    where: { number: 6 },
    create: {
      number: 6,
      title: inThree('Fair recruitment'),
      shortTitle: inThree('Recruitment'),
      validFrom,
      sources: [],
      asOf: '2026',
      confidence: 'STATED',
      titleConfidence: {},
      shortTitleConfidence: {},
    },
    update: {},
  });
}

/** Asks for a snapshot and does the job of taking it; what it was refused with otherwise. @throws where it was asked for and not taken */
export async function makeSnapshot(
  actor: Actor | null,
  meeting: { slug: string },
  survey: string,
): Promise<Result<SealedSnapshot>> {
  const call = { actor, meeting: meeting.slug, input: { survey }, key: randomUUID() };
  const asked = await execute(takeSnapshotDefinition, call);
  if (!asked.ok) return asked;
  const value = await takeSnapshot(meeting.slug, asked.value.request);
  if (!value) throw new Error('the snapshot was not taken');
  return { ok: true, value };
}
