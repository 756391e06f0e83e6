import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { askedParts, type Asked } from './model/asked';
import { hasFilters, leftOutBy } from './model/choices-left';
import { hasConditions } from './model/deciders';
import { questionsOf, type SurveyDefinition } from './model/definition';
import { allFaultsOf } from './model/faults';
import { sealedAnswers } from './model/sealed-answers';
import { readRetired } from './queries/retired-choices';
import { readAbout } from './read-about';
import { fieldNameOf, type SubmissionPayload, type submitSchema } from './schema';
import { writeResponse, type WrittenResponse } from './write-response';

/** What a party was not asked, so that nobody takes it for skipped. Said once, when it is sealed: conditions may know the day. */
const hiddenCodes = (definition: SurveyDefinition, asked: Asked): string[] =>
  questionsOf(definition).flatMap(({ code, type }) => (type === 'NOTE' || asked.codes.has(code) ? [] : [code]));

/** Refuses "conflict" at each answer that is another one than the focal point has read; what they post themselves they know. */
function refuseUnread(
  reviewed: Readonly<Record<string, number>>,
  { version, revisions, changed }: WrittenResponse,
): void {
  const before = (code: string) => (revisions.get(code) ?? 0) - (changed.includes(code) ? 1 : 0);
  const unread = questionsOf(version.definition).filter(
    ({ code }) => before(code) !== (Object.hasOwn(reviewed, code) ? reviewed[code] : 0),
  );
  if (unread.length > 0)
    throw new Refusal(
      'conflict',
      Object.fromEntries(unread.map((question) => [fieldNameOf(question), { code: 'changed_since_read' }])),
    );
}

/**
 * Submits the party's answer: saves what is posted with it, seals the whole as the next submission and closes it to changes.
 * Focal points only. Refuses "invalid" with a code at each required question that is asked and not
 * answered, each answer that breaks its constraint and each that does not fit the version, and "conflict" where
 * somebody has changed an answer since the focal point read them (`reviewed`: the revisions that were read).
 * The seal is the sha256 of the payload's canonical JSON.
 */
export async function submit(
  ctx: Ctx,
  input: z.output<typeof submitSchema>,
): Promise<{ response: string; party: string; number: number; sha256: string }> {
  const written = await writeResponse(ctx, { ...input, isSealed: true });
  refuseUnread(input.reviewed, written);
  const { definition } = written.version;
  const about = await readAbout(ctx, definition, written.answers.values());
  const asked = askedParts(definition, Object.fromEntries(written.answers), about);
  const faults = allFaultsOf(definition, asked, about, {
    topK: ctx.scope.meeting.topK,
    once: await readRetired(ctx.tx, written.survey.id, definition, Object.fromEntries(asked.answers)),
    locale: input.shownIn,
  });
  if (Object.keys(faults).length > 0) throw new Refusal('invalid', faults);

  const number = 1 + (await ctx.tx.submission.count({ where: { responseId: written.id } }));
  const payload: SubmissionPayload = {
    meeting: ctx.scope.meeting.slug,
    survey: written.survey.code,
    party: written.party.code,
    number,
    version: written.version.number,
    versionSha256: written.version.sha256,
    answers: sealedAnswers(definition, asked),
    ...(hasConditions(definition) ? { hidden: hiddenCodes(definition, asked) } : {}),
    ...(hasFilters(definition) ? { leftOut: leftOutBy(definition, asked) } : {}),
  };
  const seal = sha256(canonicalJson(payload));
  await ctx.tx.submission.create({
    data: {
      responseId: written.id,
      number,
      payload,
      sha256: seal,
      byAccountId: ctx.actor?.accountId ?? null,
      byName: ctx.actor?.name ?? ctx.actor?.email ?? '',
      at: ctx.now,
      late: written.isLate,
    },
    select: { id: true },
  });
  await ctx.tx.response.update({ where: { id: written.id }, data: { status: 'SUBMITTED' }, select: { id: true } });
  await ctx.audit({
    subject: { type: 'Response', id: written.id },
    details: {
      number,
      sha256: seal,
      version: written.version.number,
      changed: written.changed,
      ...(written.isLate ? { late: true } : {}),
    },
  });
  ctx.live({ type: 'survey.submitted', subjectId: written.id, visibility: 'SECRETARIAT' });
  return { response: written.id, party: written.party.code, number, sha256: seal };
}
