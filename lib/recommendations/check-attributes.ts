import { Refusal, type FieldErrors } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';

type Given = { theme: string; objectives: readonly number[]; language?: string };

/**
 * Checks what a text is filed under against the taxonomies as they stood at the meeting's date: the 23 objectives did
 * not exist before December 2018. Refuses "invalid" at the field. Languages are those of the meeting.
 */
export async function checkAttributes(ctx: Ctx, { theme, objectives, language }: Given): Promise<void> {
  const { startsOn, languages } = ctx.scope.meeting;
  const valid = {
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: startsOn } }] },
      { OR: [{ validTo: null }, { validTo: { gte: startsOn } }] },
    ],
  };
  const fields: FieldErrors = {};
  if (!(await ctx.tx.theme.findFirst({ where: { code: theme, ...valid }, select: { code: true } })))
    fields.theme = { code: 'invalid_choice' };
  if (objectives.length > 0) {
    const known = await ctx.tx.compactObjective.count({
      where: {
        number: { in: [...objectives] },
        validFrom: { lte: startsOn },
        OR: [{ validTo: null }, { validTo: { gte: startsOn } }],
      },
    });
    if (known !== new Set(objectives).size) fields.objectives = { code: 'not_yet' };
  }
  if (language !== undefined && !languages.includes(language)) fields.language = { code: 'invalid_choice' };
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', fields);
}
