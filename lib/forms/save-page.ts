import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { eraseFiles } from '@/lib/core/file-store';
import { findFrame, type Frame } from './find-frame';
import { isAnswered, missingFields, shownParts, takesAnswer } from './model/conditions';
import { findItem } from './model/edit-definition';
import type { Page, savePageSchema } from './schema';
import { answersOf, takeResponse, touch, writeAnswers, writeOne, type TakenResponse } from './write-answers';

type Input = z.output<typeof savePageSchema>;

/** Where the reader goes on: a page of the form, or back to the registration once it is handed in. */
export type PageSaved = {
  registration: string;
  code: string;
  /** Position of the page among those asked, from 1; null once handed in. */
  page: number | null;
  /** Why a page is shown again: it is saved, answers are missing, or the answers have opened further questions. */
  why: 'saved' | 'missing' | 'opened' | null;
};

/**
 * Saves a page of a form as posted, and goes on: stays, goes to the next page, or hands the form in. Nothing has to be
 * complete to be saved. Handing in asks for every required field; only the secretariat may do it with answers missing.
 */
export async function savePage(ctx: Ctx, input: Input): Promise<PageSaved> {
  const frame = await findFrame(ctx, input);
  const item = findItem(frame.posted.definition, input.page);
  const { page } = found(item?.what === 'page' ? item : null);
  const response = await takeResponse(ctx, frame);
  const changed = await writeAnswers(ctx, frame, response, postedOf(page, input), input.shownIn);
  const removed = await takeBackFiles(ctx, frame, response, page, input);
  const goOn = destination(frame, response, page, input);
  if (goOn.page === null && response.status === 'DRAFT') await handIn(ctx, response, frame);
  await ctx.audit({
    subject: { type: 'FormResponse', id: response.id },
    details: {
      form: frame.form.code,
      version: frame.posted.number,
      changed: [...changed, ...removed],
      ...(goOn.page === null ? { handedIn: true, missing: input.intent === 'submit_anyway' } : {}),
    },
  });
  return { registration: frame.registrationId, code: frame.form.code, ...goOn };
}

/** The fields of the page that were shown, each with what was typed: nothing typed is an answer taken back. */
function postedOf(page: Page, { locks, answers }: Input) {
  const fields = new Map(page.sections.flatMap((section) => section.fields).map((field) => [field.id, field]));
  const unknown = [...Object.keys(locks), ...Object.keys(answers)].filter((id) => !fields.has(id));
  if (unknown.length > 0)
    throw new Refusal('invalid', Object.fromEntries(unknown.map((id) => [`answers.${id}`, { code: 'unknown_field' }])));
  return Object.entries(locks).flatMap(([id, lockVersion]) => {
    const field = fields.get(id);
    // Files come by a way of their own, and stay where a page is posted without them.
    if (!field || !takesAnswer(field) || field.type === 'file') return [];
    return [{ field, typed: Object.hasOwn(answers, id) ? answers[id] : undefined, lockVersion }];
  });
}

async function takeBackFiles(ctx: Ctx, frame: Frame, response: TakenResponse, page: Page, input: Input) {
  const fields = page.sections.flatMap((section) => section.fields);
  const removed: string[] = [];
  for (const id of Object.keys(input.remove)) {
    const stored = response.answers.get(id);
    if (!fields.some((field) => field.id === id && field.type === 'file')) throw new Refusal('not_found');
    if (typeof stored?.value !== 'string') continue;
    await writeOne(ctx, response, id, null, stored.lockVersion);
    await eraseFiles(ctx.tx, [stored.value]);
    removed.push(id);
  }
  if (removed.length > 0) await touch(ctx, response.id, frame.posted.id);
  return removed;
}

function destination(
  { latest, isSecretariat }: Frame,
  response: TakenResponse,
  posted: Page,
  { intent, locks }: Input,
): Pick<PageSaved, 'page' | 'why'> {
  const answers = answersOf(response);
  const { pages } = latest.definition;
  const shown = shownParts(pages, answers);
  const asked = pages.filter(({ id }) => shown.ids.has(id));
  const number = (id: string) => asked.findIndex((page) => page.id === id) + 1;
  const here = Math.max(1, number(posted.id));
  if (intent === 'save') return { page: here, why: 'saved' };
  // Without JavaScript the reader has not seen what these answers have opened on the page.
  const opened = (asked[here - 1]?.sections ?? [])
    .flatMap((section) => section.fields)
    .some(
      (field) =>
        field.required &&
        takesAnswer(field) &&
        shown.ids.has(field.id) &&
        !Object.hasOwn(locks, field.id) &&
        !isAnswered(shown.answers.get(field.id)),
    );
  if (opened && intent !== 'submit_anyway') return { page: here, why: 'opened' };
  const missing = missingFields(latest.definition, answers);
  if (intent === 'next') {
    if (missing.some(({ page }) => page === posted.id)) return { page: here, why: 'missing' };
    return { page: Math.min(here + 1, asked.length), why: null };
  }
  const [first] = missing;
  if (!first) return { page: null, why: null };
  if (intent === 'submit_anyway') {
    if (!isSecretariat) throw new Refusal('forbidden');
    return { page: null, why: null };
  }
  return { page: number(first.page), why: 'missing' };
}

async function handIn(ctx: Ctx, response: TakenResponse, { latest }: Frame): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE "FormResponse" SET status = 'SUBMITTED', "submittedAt" = ${ctx.now}, "changedAt" = ${ctx.now},
           "lockVersion" = "lockVersion" + 1, "versionId" = ${latest.id}::uuid
    WHERE id = ${response.id}::uuid`;
}
