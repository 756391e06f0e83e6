import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import type { MailStatus } from '@/lib/core/prisma/enums';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { resendDefinition } from './definitions';
import { listMeetingMails } from './queries';

async function mailOf(meetingId: string, status: MailStatus, more: { secret?: boolean; body?: string | null } = {}) {
  const row = await db().outboxMail.create({
    data: {
      meetingId,
      purpose: 'invitation',
      recipient: 'a@example.org',
      locale: 'en',
      subject: 'S',
      body: 'Text',
      messageId: `<${randomUUID()}@example.org>`,
      status,
      attempts: 3,
      lastError: '550 RCPT TO (EENVELOPE)',
      ...more,
    },
    select: { id: true, messageId: true },
  });
  return row;
}

async function desk() {
  const meeting = await makeMeeting();
  const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
  const resend = (mail: string, actor = organiser, slug = meeting.slug) =>
    execute(resendDefinition, { actor, meeting: slug, input: { mail }, key: randomUUID() });
  return { meeting, organiser, resend };
}

const jobsOf = (id: string) =>
  db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key = ${`mail:${id}`}`;

describe('sending a mail again', () => {
  it('queues it once more under the same Message-ID, and says so in the record', async () => {
    const { meeting, resend } = await desk();
    const mail = await mailOf(meeting.id, 'BOUNCED');
    expect(await resend(mail.id)).toEqual({ ok: true, value: { mail: mail.id } });
    const row = await db().outboxMail.findUniqueOrThrow({ where: { id: mail.id } });
    expect([row.status, row.messageId, row.lastError, row.attempts]).toEqual(['QUEUED', mail.messageId, null, 3]);
    expect(await jobsOf(mail.id)).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { action: 'mail.resend', subjectId: mail.id } })).toBe(1);
    // Pressed twice: it is on its way already.
    expect(await resend(mail.id)).toEqual({ ok: false, code: 'conflict' });
    expect(await jobsOf(mail.id)).toHaveLength(1);
  });

  it('is offered and allowed only for what came to nothing and still has its text', async () => {
    const { meeting, organiser, resend } = await desk();
    const sent = await mailOf(meeting.id, 'SENT');
    const failed = await mailOf(meeting.id, 'FAILED');
    const secret = await mailOf(meeting.id, 'FAILED', { secret: true });
    const erased = await mailOf(meeting.id, 'BOUNCED', { body: null });
    const { mails } = await listMeetingMails(await enterMeeting(organiser, meeting.slug), {});
    expect(mails.filter(({ canResend }) => canResend).map(({ id }) => id)).toEqual([failed.id]);
    expect(JSON.stringify(mails)).not.toContain('Text');
    expect(await resend(sent.id)).toMatchObject({ code: 'conflict' });
    for (const { id } of [secret, erased])
      expect(await resend(id)).toMatchObject({ code: 'invalid', fields: { mail: { code: 'erased' } } });
  });

  it('is the secretariat’s, in its own meeting', async () => {
    const { meeting, resend } = await desk();
    const [mail, elsewhere] = [await mailOf(meeting.id, 'FAILED'), await desk()];
    const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    expect(await resend(mail.id, chair)).toMatchObject({ code: 'forbidden' });
    expect(await elsewhere.resend(mail.id)).toMatchObject({ code: 'not_found' });
  });
});
