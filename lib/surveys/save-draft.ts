import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { askedParts, shownPages } from './model/asked';
import { readAbout } from './read-about';
import type { saveDraftSchema } from './schema';
import { writeResponse, type WrittenResponse } from './write-response';

type Input = z.output<typeof saveDraftSchema>;

/** `goTo`: the page of the questionnaire that comes next, or null for the review of all answers. */
export type DraftSaved = { response: string; lockVersion: number; party: string; goTo: string | null };

/** Saves what a delegation has written so far, and says where to go on. Anybody of the delegation may; nothing is required yet. */
export async function saveDraft(ctx: Ctx, input: Input): Promise<DraftSaved> {
  const written = await writeResponse(ctx, input);
  const { id, lockVersion, version, changed, party } = written;
  await ctx.audit({ subject: { type: 'Response', id }, details: { version: version.number, changed } });
  return { response: id, lockVersion, party: party.code, goTo: await placeAfter(ctx, written, input) };
}

/** Which pages there are depends on the answers just saved: a page that they leave out is passed over. */
async function placeAfter(ctx: Ctx, { version, answers }: WrittenResponse, { intent, page, to }: Input) {
  if (intent === 'review') return null;
  if (intent === 'page' || intent === 'save') return to ?? page ?? null;
  const { definition } = version;
  const about = await readAbout(ctx, definition, answers.values());
  const shown = shownPages(definition, askedParts(definition, Object.fromEntries(answers), about));
  const place = (code: string | undefined) => definition.pages.findIndex((one) => one.code === code);
  const here = place(page);
  return intent === 'next'
    ? (shown.find(({ code }) => place(code) > here)?.code ?? null)
    : (shown.findLast(({ code }) => place(code) < here)?.code ?? shown[0]?.code ?? null);
}
