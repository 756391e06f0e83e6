import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { saveDraftSchema } from './schema';
import { writeResponse } from './write-response';

/** Saves what a delegation has written so far. Anybody of the delegation may; nothing is required yet. */
export async function saveDraft(
  ctx: Ctx,
  input: z.output<typeof saveDraftSchema>,
): Promise<{ response: string; lockVersion: number }> {
  const { id, lockVersion, version, changed } = await writeResponse(ctx, input);
  await ctx.audit({ subject: { type: 'Response', id }, details: { version: version.number, changed } });
  return { response: id, lockVersion };
}
