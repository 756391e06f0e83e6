import { createAdmin } from '@/lib/auth/create-first-admin';
import { createFirstAdminSchema } from '@/lib/auth/schema';
import { enterSite } from '@/lib/auth/scope';
import { writeAudits } from '@/lib/core/audit';
import { db } from '@/lib/core/db';
import { queueMail } from '@/lib/core/outbox';
import { validate } from '@/lib/core/validation';

const schema = createFirstAdminSchema.omit({ token: true });
const frame = { accountId: null, role: 'SYSTEM', action: 'account.createAdmin', meetingId: null };

/** Makes an administrator in the name of the system: whoever may run this command may read the database anyway. */
async function main([email, givenName, surname]: string[]): Promise<string> {
  const parsed = validate(schema, { email, givenName, surname });
  if (!parsed.ok) throw new Error(`These are not usable: ${Object.keys(parsed.fields).join(', ')}.`);
  await db().$transaction((tx) =>
    createAdmin(
      {
        tx,
        actor: null,
        scope: enterSite(null),
        now: new Date(),
        audit: (note) => writeAudits(tx, frame, [note].flat()),
        mail: (mail) => queueMail(tx, { meetingId: null, ...mail }),
        live: () => undefined,
      },
      parsed.value,
    ),
  );
  return `${parsed.value.email} is an administrator and can sign in with that address.`;
}

main(process.argv.slice(2)).then(
  (line) => {
    console.log(line);
    process.exit();
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
