import type { z } from 'zod';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SiteScope } from '@/lib/auth/scope';
import { dayOf } from '@/lib/i18n/dates';
import { checkPlaceAndSeries } from './check-references';
import { columnsOf } from './model/columns';
import type { createMeetingSchema } from './schema';

/**
 * Makes a meeting in preparation, known to the secretariat alone, and ties it to the edition before it.
 * Refuses "invalid" where the address, the code or the edition is taken, and for days that are over unless it is for the record.
 */
export async function createMeeting(
  ctx: Ctx<SiteScope>,
  input: z.output<typeof createMeetingSchema>,
): Promise<{ slug: string }> {
  const { slug, code, seriesCode, edition } = input;
  // A year mistyped makes a meeting that nobody can come to; one that was held is entered on purpose.
  if (!input.isRecord && input.endsOn < dayOf(ctx.now, input.zone))
    throw new Refusal('invalid', { endsOn: { code: 'already_over' } });
  await checkPlaceAndSeries(ctx.tx, { countryCode: input.countryCode, seriesCode });
  await checkIsFree(ctx, input);
  const previous = await ctx.tx.meeting.findUnique({
    where: { seriesCode_edition: { seriesCode, edition: edition - 1 } },
    select: { id: true },
  });
  const [meeting] = await ctx.tx.meeting.createManyAndReturn({
    data: [{ slug, code, seriesCode, edition, previousId: previous?.id ?? null, ...columnsOf(input) }],
    // Somebody else may have taken the address since it was asked.
    skipDuplicates: true,
    select: { id: true },
  });
  if (!meeting) throw new Refusal('conflict');
  await ctx.audit({ subject: { type: 'Meeting', id: meeting.id }, details: { slug, code, edition } });
  return { slug };
}

/** The unique indexes decide in the end; asking first puts the word at its field. */
async function checkIsFree(
  ctx: Ctx<SiteScope>,
  { slug, code, seriesCode, edition }: z.output<typeof createMeetingSchema>,
): Promise<void> {
  const taken = await ctx.tx.meeting.findMany({
    where: { OR: [{ slug }, { code }, { seriesCode, edition }] },
    select: { slug: true, code: true, seriesCode: true, edition: true },
  });
  const fields = {
    ...(taken.some((other) => other.slug === slug) ? { slug: { code: 'taken' } } : {}),
    ...(taken.some((other) => other.code === code) ? { code: { code: 'taken' } } : {}),
    ...(taken.some((other) => other.seriesCode === seriesCode && other.edition === edition)
      ? { edition: { code: 'taken' } }
      : {}),
  };
  if (taken.length > 0) throw new Refusal('invalid', fields);
}
