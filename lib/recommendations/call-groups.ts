import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isEditable } from '@/lib/meetings/policy';
import { lockRecommendation } from './lock';
import { concurrenceMail, type AskedText } from './mail';
import { callsDue } from './model/concurrence';
import { textByLanguage } from './model/recommendation';
import { readHead } from './read-head';
import { readStandings } from './read-standings';

type Due = { groupId: string; isAnew: boolean; general: AskedText };
type Recipient = { groupId: string; names: LocalizedText; email: string; locale: string; name: string };

/**
 * Writes to the facilitators of the groups whose answer to a general recommendation is awaited, or awaited anew, one mail a
 * group and purpose for all that is due, and keeps that it did: a group is written to once until it has answered. Where a
 * group has no facilitator who can be written to, its rapporteurs are.
 * @returns how many mails were queued
 */
export async function callGroups(ctx: Ctx): Promise<number> {
  const { meeting } = ctx.scope;
  if (!isEditable(meeting.phase)) return 0;
  const asked = await ctx.tx.recommendation.findMany({
    where: { meetingId: meeting.id, level: 'GENERAL', status: 'CONCURRENCE' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const awaited: Due[] = [];
  for (const { id } of asked) awaited.push(...(await dueOf(ctx, id)));
  const recipients = await facilitatorsOf(ctx, [...new Set(awaited.map(({ groupId }) => groupId))]);
  // A group for which nobody can be written to is written to once somebody is made to lead it, which asks for this anew.
  const due = awaited.filter(({ groupId }) => recipients.some((recipient) => recipient.groupId === groupId));
  if (due.length === 0) return 0;
  const mails = [false, true].flatMap((isAnew) =>
    recipients.flatMap(({ groupId, names, email, locale, name }) => {
      const generals = due.filter((each) => each.groupId === groupId && each.isAnew === isAnew);
      if (generals.length === 0) return [];
      const told = { locale, name, group: names, isAnew, generals: generals.map(({ general }) => general) };
      const purpose = isAnew ? 'concurrence.anew' : 'concurrence.asked';
      return [{ purpose, to: email, locale, meetingId: meeting.id, ...concurrenceMail(meeting, told) }];
    }),
  );
  await queueMails(ctx.tx, mails);
  await ctx.tx.concurrenceCall.createMany({
    data: due.map(({ groupId, isAnew, general }) => ({
      recommendationId: general.id,
      groupId,
      isAnew,
      at: ctx.now,
    })),
  });
  const details = (id: string) => ({
    groups: due.flatMap(({ general, groupId, isAnew }) =>
      general.id === id ? [{ group: groupId, anew: isAnew }] : [],
    ),
  });
  for (const id of new Set(due.map(({ general }) => general.id)))
    await ctx.audit({ subject: { type: 'Recommendation', id }, details: details(id) });
  return mails.length;
}

/** Groups to write to about one general recommendation, read under its lock: nobody is called who answers at this moment. */
async function dueOf(ctx: Ctx, id: string): Promise<Due[]> {
  const general = await lockRecommendation(ctx, id, 'GENERAL');
  if (general.status !== 'CONCURRENCE') return [];
  const [head, asked, calls] = [
    await readHead(ctx.tx, general.headRevisionId),
    await ctx.tx.recommendationTransition.aggregate({
      where: { recommendationId: id, toStatus: 'CONCURRENCE' },
      _max: { at: true },
    }),
    await ctx.tx.concurrenceCall.findMany({ where: { recommendationId: id }, select: { groupId: true, at: true } }),
  ];
  const standings = await readStandings(ctx.tx, id, head.hash);
  const units = head.units.map(({ language, text, translations }) => ({
    texts: [{ language, text, sourceHash: null }, ...translations],
  }));
  const text = { id, symbol: general.symbol, number: head.number, ...textByLanguage(units) };
  return callsDue(standings, calls, asked._max.at ?? ctx.now).map((call) => ({ ...call, general: text }));
}

async function facilitatorsOf(ctx: Ctx, groups: readonly string[]): Promise<Recipient[]> {
  return ctx.tx.$queryRaw<Recipient[]>`
    WITH role AS (
      SELECT DISTINCT ON (r."groupId", a.email) r."groupId", r.kind, a.email, a.locale, btrim(p."givenName" || ' ' || p.surname) AS name
      FROM "MeetingRole" r
      JOIN "Person" p ON p.id = r."personId"
      JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant
      JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
      WHERE r."meetingId" = ${ctx.scope.meeting.id}::uuid AND r."groupId" = ANY (${[...groups]}::uuid[])
        AND r.kind IN ('FACILITATOR', 'RAPPORTEUR')
      ORDER BY r."groupId", a.email, r.kind = 'FACILITATOR' DESC, p.id
    )
    SELECT role."groupId", g.names, role.email, role.locale, role.name
    FROM role JOIN "BreakoutGroup" g ON g.id = role."groupId"
    WHERE role.kind = 'FACILITATOR'
      OR NOT EXISTS (SELECT 1 FROM role f WHERE f."groupId" = role."groupId" AND f.kind = 'FACILITATOR')
    ORDER BY g.position, role.email`;
}
