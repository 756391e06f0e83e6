import fs from 'node:fs';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { writeAudits } from '@/lib/core/audit';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import { queueMail } from '@/lib/core/outbox';
import { validate } from '@/lib/core/validation';
import { publishVersion } from '@/lib/surveys/publish-version';
import { publishVersionSchema } from '@/lib/surveys/schema';

/** Whoever may run this command may read the database anyway: it enters a meeting in preparation as an administrator would. */
const operator: Actor = {
  accountId: '',
  sessionId: '',
  email: '',
  locale: 'en',
  name: null,
  siteRole: 'ADMIN',
  personIds: [],
};

/** Publishes a version of a meeting's questionnaire from a file, in the name of the system. */
async function main([slug = '', file = '']: string[]): Promise<string> {
  const parsed = validate(publishVersionSchema, read(file));
  if (!parsed.ok) throw new Error(`${file} is not a questionnaire. Look at: ${Object.keys(parsed.fields).join(', ')}.`);
  const scope = await enterMeeting(operator, slug);
  const frame = { accountId: null, role: 'SYSTEM', action: 'survey.publish', meetingId: scope.meeting.id };
  const { number, sha256 } = await db().$transaction(
    async (tx) => {
      const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()`;
      return publishVersion(
        {
          tx,
          actor: null,
          scope,
          now,
          audit: (note) => writeAudits(tx, frame, [note].flat()),
          mail: (mail) => queueMail(tx, { meetingId: scope.meeting.id, ...mail }),
          live: () => undefined,
        },
        parsed.value,
      );
    },
    // As long as a change from a page may take: a long questionnaire on a busy machine.
    { timeout: 20_000 },
  );
  return `Version ${number} of the survey of ${slug} is published (sha256 ${sha256}).`;
}

/** The content of a file, or an error that names it and says why it is of no use. */
function read(file: string): unknown {
  if (!fs.existsSync(file)) throw new Error(`${file}: there is no such file`);
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: cannot be read as JSON (${error instanceof Error ? error.message : 'unknown'})`);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error instanceof Error ? error.message : error;
  if (error.code === 'not_found') return 'There is no meeting with this address.';
  return error.code === 'closed'
    ? 'The survey of this meeting is closed.'
    : `Refused (${error.code}): ${Object.keys(error.fields ?? {}).join(', ')}`;
}

main(process.argv.slice(2)).then(
  (line) => {
    console.log(line);
    process.exit();
  },
  (error: unknown) => {
    console.error(inWords(error));
    process.exit(1);
  },
);
