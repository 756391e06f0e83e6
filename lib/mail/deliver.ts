import { createTransport } from 'nodemailer';
import { env } from '@/lib/core/env';
import { headerLine, isMailbox } from './model';

export type Letter = { recipient: string; locale: string; subject: string; body: string; messageId: string };

/** Hands one mail to the mail server; resolves once the server has taken responsibility for it. Throws the transport's error. */
export async function deliver(url: string, letter: Letter): Promise<void> {
  if (!isMailbox(letter.recipient))
    throw Object.assign(new Error('not one mailbox'), { code: 'EENVELOPE', command: 'API' });
  // A connection per mail: a delegation's worth of mails is small, and nothing is left open when the process ends.
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: env().MAIL_FROM,
      to: { name: '', address: letter.recipient },
      subject: headerLine(letter.subject),
      text: letter.body,
      messageId: letter.messageId,
      headers: { 'Content-Language': headerLine(letter.locale), 'Auto-Submitted': 'auto-generated' },
    });
  } finally {
    transport.close();
  }
}
