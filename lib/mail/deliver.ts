import { createTransport } from 'nodemailer';
import { env } from '@/lib/core/env';
import { headerLine, isMailbox } from './model';

export type Letter = {
  recipient: string;
  copies: readonly string[];
  locale: string;
  subject: string;
  body: string;
  messageId: string;
  attachments: readonly { name: string; type: string; bytes: Buffer }[];
};

/**
 * Hands one mail to the mail server; resolves once the server has taken responsibility for the recipient's, and answers
 * what went wrong with each copy. Throws the transport's error where the recipient's own was not taken: copies leave after
 * it, so that trying again does not send them twice. All carry the same headers, so that each sees who else has it.
 */
export async function deliver(url: string, letter: Letter): Promise<unknown[]> {
  for (const address of [letter.recipient, ...letter.copies])
    if (!isMailbox(address)) throw Object.assign(new Error('not one mailbox'), { code: 'EENVELOPE', command: 'API' });
  // A connection per mail: a delegation's worth of mails is small, and nothing is left open when the process ends.
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = env().MAIL_FROM;
  const mail = {
    from,
    to: { name: '', address: letter.recipient },
    cc: letter.copies.map((address) => ({ name: '', address })),
    subject: headerLine(letter.subject),
    text: letter.body,
    messageId: letter.messageId,
    headers: { 'Content-Language': headerLine(letter.locale), 'Auto-Submitted': 'auto-generated' },
    attachments: letter.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: bytes,
    })),
  };
  const sendTo = (address: string) => transport.sendMail({ ...mail, envelope: { from, to: [address] } });
  try {
    await sendTo(letter.recipient);
    const failures: unknown[] = [];
    for (const address of letter.copies) await sendTo(address).catch((error: unknown) => failures.push(error));
    return failures;
  } finally {
    transport.close();
  }
}
