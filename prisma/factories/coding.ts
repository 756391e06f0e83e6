import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import {
  addCodeDefinition,
  beginBookDefinition,
  codeAnswerDefinition,
  finishCodingDefinition,
  nameCoderDefinition,
} from '@/lib/coding/definitions';
import { readTexts, type OpenText } from '@/lib/coding/queries/texts';
import type { CoderPart } from '@/lib/coding/schema';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import { makeActor, makeMeeting } from './meetings';
import { answersWith, fiveQuestions, makeAskedParty, makeSurvey, submitAnswer } from './surveys';

/** Runs a mutation of a meeting; what is refused comes back as its code. */
export async function attempt<I extends z.ZodType, V>(
  definition: Definition<'meeting', I, V>,
  { actor, meeting, input }: { actor: Actor; meeting: { slug: string }; input: unknown },
): Promise<V | string> {
  const result = await execute(definition, { actor, meeting: meeting.slug, input, key: randomUUID() });
  return result.ok ? result.value : result.code;
}

/** A submitted text and the parties behind it. */
export type Written = { party: Awaited<ReturnType<typeof makeAskedParty>>; focalPoint: Actor; text: string };

/** A meeting whose survey was answered with these texts to "experience", one party each. */
export async function makeAnsweredSurvey(texts: readonly string[], isAnonymous = false) {
  const meeting = await makeMeeting();
  const secretariat = await makeActor({ siteRole: 'STAFF' });
  const survey = await makeSurvey(meeting, secretariat, fiveQuestions());
  if (isAnonymous) await db().survey.update({ where: { id: survey.survey }, data: { attributed: false } });
  const written: Written[] = [];
  for (const text of texts) {
    const party = await makeAskedParty(meeting.id);
    const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'FOCAL_POINT' as const };
    const focalPoint = await makeActor({ roles: [role] });
    await submitAnswer(meeting, focalPoint, {
      delegation: party.delegationId,
      version: survey.version,
      answers: { ...answersWith(['b']), experience: { text, language: 'en' } },
    });
    written.push({ party, focalPoint, text });
  }
  return { meeting, secretariat, survey, written };
}

export type CodedSurvey = Awaited<ReturnType<typeof makeCodedSurvey>>;

/** The same with a code book of these codes and two coders who have coded nothing yet. */
export async function makeCodedSurvey(texts: readonly string[], names: readonly string[], isAnonymous = false) {
  const world = await makeAnsweredSurvey(texts, isAnonymous);
  const { meeting, secretariat } = world;
  const run = <I extends z.ZodType, V>(definition: Definition<'meeting', I, V>, actor: Actor, input: unknown) =>
    attempt(definition, { actor, meeting, input });
  await run(beginBookDefinition, secretariat, { question: 'experience' });
  const { id: book } = await db().codeBook.findFirstOrThrow({
    where: { question: { code: 'experience', survey: { meetingId: meeting.id } } },
    select: { id: true },
  });
  for (const name of names) await run(addCodeDefinition, secretariat, { book, names: { en: name } });
  const codes = await db().bookCode.findMany({
    where: { bookId: book },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  const first = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
  const group = await db().breakoutGroup.create({
    data: { meetingId: meeting.id, code: 'CODING', names: { en: 'Group' }, position: 1 },
    select: { id: true },
  });
  const second = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'RAPPORTEUR', groupId: group.id }] });
  const coders: Record<CoderPart, Actor> = { FIRST: first, SECOND: second };
  for (const part of ['FIRST', 'SECOND'] as const)
    await run(nameCoderDefinition, secretariat, { book, part, account: coders[part].accountId });

  const textOf = async (said: string): Promise<OpenText> => {
    const text = (await readTexts(db(), book)).find(({ text }) => text === said);
    if (!text) throw new Error(`Nobody wrote "${said}"`);
    return text;
  };
  return {
    ...world,
    run,
    book,
    codes: codes.map(({ id }) => id),
    coders,
    textOf,
    /** Codes one text as a coder, with the codes at these places of the book. */
    code: async (part: CoderPart, said: string, places: readonly number[]) => {
      const { key, sha256 } = await textOf(said);
      const given = places.map((place) => codes[place]?.id);
      const input = { book, answer: key, seal: sha256, codes: given, ...(given.length === 0 ? { none: 'on' } : {}) };
      return run(codeAnswerDefinition, coders[part], input);
    },
    finish: (part: CoderPart) => run(finishCodingDefinition, coders[part], { book, step: 'finish' }),
  };
}
