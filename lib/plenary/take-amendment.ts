import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { generalFacts } from '@/lib/recommendations/general-facts';
import type { Locked } from '@/lib/recommendations/lock';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { demand, move } from '@/lib/recommendations/move';
import { canTransitionGeneral, type GeneralState } from '@/lib/recommendations/policy';
import { readHead, type Head } from '@/lib/recommendations/read-head';
import { longestText } from '@/lib/recommendations/schema';
import { writeRevision } from '@/lib/recommendations/write-revision';
import { findAmendment, type FoundAmendment } from './find-amendment';
import { holdScreen, lockRoom } from './lock-room';
import { isAsProposed, type Texts } from './model/amendments';
import { isDecidable } from './model/sitting';
import type { takeAmendmentSchema } from './schema';

/** Whoever may record it does so on the Chair's word: the steps of the recommendation are the Chair's. */
const chairsWord = ['CHAIR'];

type Taken = { amendment: string; revision: string; outcome: 'ACCEPTED' | 'MODIFIED' };

/**
 * Takes an amendment: writes the result that was shown as the next revision, in each language it was given in, and says whether
 * that is the amendment's own words merged into the text ("accepted") or others ("modified"). A step of whoever runs the screen: the
 * item must be on it, in its current text, since the result is what the room sees next. Refuses "conflict" where the text has
 * changed since the result was made, or the amendment has ended, and "invalid" where only a translation would change: what is
 * decided is one text in all its languages, except where whoever records it says that the change is editorial.
 * What is written is what was shown: nothing is merged here.
 */
export async function takeAmendment(ctx: Ctx, input: z.output<typeof takeAmendmentSchema>): Promise<Taken> {
  await holdScreen(ctx, await lockRoom(ctx));
  const { general, amendment } = await findAmendment(ctx, input.amendment);
  if (amendment.end) throw new Refusal('conflict', { amendment: { code: 'ended' } });
  const item = await ctx.tx.plenaryItem.findUnique({
    where: { recommendationId: general.id },
    select: { onScreenSince: true, shownRevisionId: true },
  });
  if (!item?.onScreenSince || !isDecidable(general.status)) throw new Refusal('closed');
  const isSeen = item.shownRevisionId === null || item.shownRevisionId === general.headRevisionId;
  if (!isSeen || general.headRevisionId !== input.revision)
    throw new Refusal('conflict', { revision: { code: 'isCurrent' } });

  const head = await readHead(ctx.tx, general.headRevisionId);
  const { id: revision } = await writeRevision(ctx, nextRevision(ctx, general, head, amendment, input));
  const outcome = (await isTakenAsProposed(ctx, amendment, head, input.texts)) ? 'ACCEPTED' : 'MODIFIED';
  await ctx.tx.amendmentEnd.create({
    data: {
      amendmentId: amendment.id,
      outcome,
      resultRevisionId: revision,
      byAccountId: ctx.actor?.accountId ?? null,
      at: ctx.now,
    },
    select: { amendmentId: true },
  });
  await ctx.tx.plenaryItem.update({
    where: { recommendationId: general.id },
    data: { shownRevisionId: revision },
    select: { id: true },
  });
  await takeSteps(ctx, { ...general, headRevisionId: revision });
  const details = { recommendation: general.id, revision, outcome, ...(input.editorial ? { editorial: true } : {}) };
  await ctx.audit({ subject: { type: 'Amendment', id: amendment.id }, details });
  ctx.live({ type: 'amendment', subjectId: general.id, visibility: 'PARTICIPANTS' });
  return { amendment: amendment.id, revision, outcome };
}

/** The sentence in the languages that are up to date. */
function textsIn({ units }: Head, uid: string): Texts {
  const unit = units.find((one) => one.uid === uid);
  if (!unit) return {};
  return Object.fromEntries([unit, ...unit.translations].map(({ language, text }) => [language, text]));
}

/** The head with the sentence as given. A translation that was not given stays only where the source does not change. */
function nextRevision(
  ctx: Ctx,
  general: Locked,
  head: Head,
  amendment: FoundAmendment,
  { texts, editorial }: { texts: Texts; editorial: boolean },
): Parameters<typeof writeRevision>[1] {
  const unit = head.units.find(({ uid }) => uid === amendment.unitUid);
  if (!unit) throw new TypeError('an amendment to a sentence that is no longer there');
  const text = texts[unit.language];
  if (text === undefined) throw new Refusal('invalid', { [`texts.${unit.language}`]: { code: 'required' } });
  if (text.length > longestText)
    throw new Refusal('invalid', { [`texts.${unit.language}`]: { code: 'too_long', params: { max: longestText } } });
  const given = Object.entries(texts).filter(([language]) => language !== unit.language);
  for (const [language] of given) {
    if (!ctx.scope.meeting.languages.includes(language))
      throw new Refusal('invalid', { [`texts.${language}`]: { code: 'invalid_choice' } });
  }
  const isSame = text === unit.text;
  const current = textsIn(head, unit.uid);
  if (isSame && given.every(([language, words]) => current[language] === words))
    throw new Refusal('invalid', { [`texts.${unit.language}`]: { code: 'changes_nothing' } });
  if (isSame && !editorial) throw new Refusal('invalid', { [`texts.${unit.language}`]: { code: 'source_unchanged' } });
  const sourceHash = textHash(text);
  const kept = isSame ? unit.translations.filter(({ language }) => !(language in texts)) : [];
  const translations = [...kept, ...given.map(([language, words]) => ({ language, text: words, sourceHash }))];
  return {
    ...head,
    recommendationId: general.id,
    number: head.number + 1,
    parentIds: [...new Set([head.id, amendment.baseRevisionId])],
    units: head.units.map((each) => (each.uid === unit.uid ? { ...each, text, translations } : each)),
  };
}

async function isTakenAsProposed(ctx: Ctx, amendment: FoundAmendment, head: Head, texts: Texts): Promise<boolean> {
  const base = textsIn(await readHead(ctx.tx, amendment.baseRevisionId), amendment.unitUid);
  const proposed = Object.fromEntries(amendment.texts.map(({ language, text }) => [language, text]));
  return isAsProposed(texts, { base, proposed, language: amendment.language }, textsIn(head, amendment.unitUid));
}

async function takeSteps(ctx: Ctx, given: Locked): Promise<void> {
  let general = given;
  const facts = await generalFacts(ctx, general, { revision: general.headRevisionId });
  const step = async (to: GeneralState) => {
    demand(canTransitionGeneral({ from: general.status as GeneralState, to }, chairsWord, facts));
    general = await move(ctx, general, to);
  };
  if (general.status === 'READY' || general.status === 'DEFERRED') await step('UNDER_REVIEW');
  if (general.status === 'UNDER_REVIEW') await step('AMENDED');
}
