import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { AcceptedMail } from './invariants/mails';

/** How a mail server behaves towards the next mail: takes it, answers with a code, or breaks off once it has the text. */
export type Behaviour = 'takes' | 421 | 450 | 550 | 'drops after the text';

/** A mail server on this machine that remembers what it took. */
export type MailServer = {
  url: string;
  /** What was taken, in order; what was dropped after the text too: it may have been read. */
  accepted: AcceptedMail[];
  /** How it answers each recipient from now on. */
  behave: (how: (recipient: string) => Behaviour) => void;
  /** Mails offered so far, taken or not. */
  offered: () => number;
  stop: () => Promise<void>;
};

/** Starts a mail server that takes everything, until told otherwise. */
export async function startMailServer(): Promise<MailServer> {
  const accepted: AcceptedMail[] = [];
  let how: (recipient: string) => Behaviour = () => 'takes';
  let offered = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      offered += 1;
      const code = how(address);
      callback(typeof code === 'number' ? Object.assign(new Error('no'), { responseCode: code }) : undefined);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const recipient = session.envelope.rcptTo[0]?.address ?? '';
        accepted.push({ recipient, messageId: /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '', text: wordsOf(raw) });
        if (how(recipient) !== 'drops after the text') return callback();
        for (const connection of server.connections) if (connection.session === session) connection.close();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    accepted,
    behave: (chosen) => void (how = chosen),
    offered: () => offered,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail without its date, which every sending writes anew. */
function wordsOf(raw: string): string {
  return raw.replace(/^Date: .*\r?\n/m, '');
}
