import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { silenceMail, type SilenceNews } from './mail';

/** Writes to the focal points and heads of the delegations that are asked, each in their language, in the change's transaction. */
export async function tellAudience(ctx: Ctx, procedureId: string, news: SilenceNews): Promise<number> {
  const { meeting } = ctx.scope;
  const silence = await ctx.tx.silenceProcedure.findUniqueOrThrow({
    where: { id: procedureId },
    select: {
      closesAt: true,
      hash: true,
      recommendation: { select: { id: true, symbol: true } },
      revision: {
        select: {
          number: true,
          units: {
            orderBy: { position: 'asc' },
            select: { texts: { select: { language: true, text: true, sourceHash: true } } },
          },
        },
      },
      breaks: {
        orderBy: { at: 'asc' },
        select: { reason: true, asked: { select: { delegation: { select: { party: { select: { names: true } } } } } } },
      },
    },
  });
  const to = await ctx.tx.$queryRaw<{ email: string; locale: string; name: string }[]>`
    SELECT DISTINCT ON (a.email) a.email, a.locale, btrim(p."givenName" || ' ' || p.surname) AS name
    FROM "SilenceAudience" s
    JOIN "MeetingRole" r ON r."delegationId" = s."delegationId" AND r."meetingId" = ${meeting.id}::uuid
    JOIN "Person" p ON p.id = r."personId"
    JOIN "AccountPerson" ap ON ap."personId" = p.id AND ap."primary"
    JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
    WHERE s."procedureId" = ${procedureId}::uuid AND (r.kind = 'FOCAL_POINT' OR EXISTS (
      SELECT 1 FROM "Registration" h WHERE h."delegationId" = s."delegationId" AND h."personId" = p.id AND h.capacity = 'HEAD' AND h.status = 'CONFIRMED'))
    ORDER BY a.email`;
  await queueMails(
    ctx.tx,
    to.map(({ email, locale, name }) => ({
      purpose: `silence.${news.toLowerCase()}`,
      to: email,
      locale,
      meetingId: meeting.id,
      ...silenceMail(meeting, { locale, name, news, silence }),
    })),
  );
  return to.length;
}
