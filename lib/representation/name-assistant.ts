import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { can } from '@/lib/auth/permissions';
import { issueLink } from '@/lib/delegations/issue-link';
import { lockAccount } from '@/lib/people/lock-account';
import { isActive } from '@/lib/registration/policy';
import { assistantMail, assistedMail } from './mail';
import { partyOf } from './party-of';
import { mostAssistants } from './policy';
import type { nameAssistantSchema } from './schema';

/**
 * Lets a mailbox fill in for a person, as their assistant: it may read and hand in their registration and is not the person.
 * Both are written to. Where the person represents another party too, only they themselves or the secretariat may: a focal
 * point must not open what another delegation holds.
 */
export async function nameAssistant(
  ctx: Ctx,
  input: z.output<typeof nameAssistantSchema>,
): Promise<{ accountId: string }> {
  const accountId = await lockAccount(ctx, input);
  const registration = found(
    await ctx.tx.registration.findFirst({
      where: { id: input.registration, meetingId: ctx.scope.meeting.id },
      select: {
        id: true,
        status: true,
        personId: true,
        delegationId: true,
        email: true,
        locale: true,
        givenName: true,
        surname: true,
      },
    }),
  );
  const { personId, delegationId } = registration;
  if (!isActive(registration.status)) throw new Refusal('closed');
  await mayNameFor(ctx, personId, delegationId);
  await refuseKnown(ctx, { accountId, personId });
  await ctx.tx.accountPerson.create({ data: { accountId, personId, assistant: true }, select: { accountId: true } });

  const { email, locale } = input;
  const about = { name: `${registration.givenName} ${registration.surname}`, party: await partyOf(ctx, delegationId) };
  const url = await issueLink(ctx, { email, locale, registrationId: registration.id });
  await ctx.mail({
    purpose: 'assistant-named',
    to: email,
    locale,
    ...assistantMail(ctx.scope.meeting, { ...about, locale, url }),
  });
  const isOwn = ctx.actor?.personIds.includes(personId) ?? false;
  if (!isOwn) {
    const own = { email: registration.email, locale: registration.locale };
    const link = await issueLink(ctx, { ...own, registrationId: registration.id });
    await ctx.mail({
      purpose: 'assistant-told',
      to: own.email,
      locale: own.locale,
      ...assistedMail(ctx.scope.meeting, { ...about, locale: own.locale, mailbox: email, url: link }),
    });
  }
  await ctx.audit({
    subject: { type: 'Registration', id: registration.id },
    details: { accountId, mailbox: email, personId },
  });
  return { accountId };
}

async function mayNameFor(ctx: Ctx, personId: string, delegationId: string): Promise<void> {
  const isOwn = ctx.actor?.personIds.includes(personId) ?? false;
  if (isOwn || can(ctx.scope, 'registration.decide')) return;
  const elsewhere = await ctx.tx.registration.count({
    where: { personId, delegation: { party: { delegations: { none: { id: delegationId } } } } },
  });
  if (elsewhere > 0) throw new Refusal('invalid', { email: { code: 'represents_two' } });
}

async function refuseKnown(ctx: Ctx, { accountId, personId }: { accountId: string; personId: string }): Promise<void> {
  // Locked, so that two namings at once cannot go beyond the limit.
  await ctx.tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR UPDATE`;
  const links = await ctx.tx.accountPerson.findMany({
    where: { personId },
    select: { accountId: true, assistant: true },
  });
  const known = links.find((link) => link.accountId === accountId);
  if (known) throw new Refusal('invalid', { email: { code: known.assistant ? 'already_assistant' : 'own_mailbox' } });
  if (links.filter(({ assistant }) => assistant).length >= mostAssistants)
    throw new Refusal('invalid', { email: { code: 'too_many_assistants', params: { max: mostAssistants } } });
}
