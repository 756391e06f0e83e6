import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { lockDraft } from './lock-outcome';
import { formerSignatoryMail, signatoryMail } from './mail';
import { languageHashes } from './model/hashes';
import { stands } from './model/signatures';
import { signatoriesOf } from './policy';
import { readDocumentContent } from './read-content';
import { readSignatures } from './read-signatures';
import { readTranslators } from './read-translators';
import type { nameSignatoriesSchema } from './schema';

/**
 * Says who signs the wording of a language: these translators and nobody beside them, or the secretariat where there are none. A
 * signature that stands stays. Whoever was not named before is written to, and so is whoever is named no longer, unless the wording is signed. Refuses "invalid" for a
 * language that the meeting does not have, "not_found" for who is no translator of it, "conflict" where somebody else has named others since the list was read, "closed" once it is published.
 */
export async function nameSignatories(
  ctx: Ctx,
  { language, signatories, seen }: z.output<typeof nameSignatoriesSchema>,
): Promise<{ language: string; count: number }> {
  const document = await lockDraft(ctx);
  const { id: meetingId, languages } = ctx.scope.meeting;
  if (!languages.some((one) => one === language))
    throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  const translators = await readTranslators(ctx.tx, meetingId);
  const named = signatoriesOf(language, translators).map(({ appointment }) => appointment);
  if (named.toSorted().join() !== seen.toSorted().join()) throw new Refusal('conflict');
  const chosen = signatories.map((id) => found(translators.find(({ appointment }) => appointment === id)));
  const ids = chosen.map(({ appointment }) => appointment);
  await ctx.tx.$executeRaw`
    UPDATE "MeetingRole" SET signs = CASE
      WHEN id = ANY (${ids}::uuid[]) THEN array_append(array_remove(signs, ${language}), ${language})
      ELSE array_remove(signs, ${language}) END
    WHERE "meetingId" = ${meetingId}::uuid AND kind = 'TRANSLATOR'`;
  await ctx.audit({
    subject: { type: 'OutcomeDocument', id: document.id },
    details: { language, signatories: chosen.map(({ personId }) => personId) },
  });
  const added = chosen.filter(({ appointment }) => !named.includes(appointment));
  const removed = translators.filter(({ appointment }) => named.includes(appointment) && !ids.includes(appointment));
  // Where the wording is signed, nothing is asked of whoever is named for it.
  if (!(await isWordingSigned(ctx, document.id, language))) {
    await tell(ctx, { mail: signatoryMail, purpose: 'outcome.signatory', language, persons: added, except: [] });
    // A mailbox in which somebody is asked still is not told that nobody is.
    const mail = { mail: formerSignatoryMail, purpose: 'outcome.former-signatory', language };
    await tell(ctx, { ...mail, persons: removed, except: chosen });
  }
  return { language, count: chosen.length };
}

async function isWordingSigned(ctx: Ctx, documentId: string, language: string): Promise<boolean> {
  const signatures = await readSignatures(ctx.tx, documentId);
  const own = signatures.filter((one) => one.capacity === 'LANGUAGE' && one.language === language && one.end === null);
  if (own.length === 0) return false;
  const hashes = languageHashes((await readDocumentContent(ctx.tx, documentId)).content);
  return own.some((one) => stands(one, hashes));
}

type Told = {
  mail: typeof signatoryMail;
  purpose: string;
  language: string;
  persons: readonly { personId: string }[];
  except: readonly { personId: string }[];
};

/** Writes to those of these persons who have an account, one mail to a mailbox; nobody is told what they did themselves. */
async function tell(ctx: Ctx, { mail, purpose, language, persons, except }: Told): Promise<void> {
  const { meeting } = ctx.scope;
  const idsOf = (of: readonly { personId: string }[]) => of.map(({ personId }) => personId);
  const recipients = await ctx.tx.$queryRaw<{ email: string; locale: string; name: string }[]>`
    SELECT DISTINCT ON (a.email) a.email, a.locale, btrim(p."givenName" || ' ' || p.surname) AS name
    FROM "Person" p JOIN "AccountPerson" ap ON ap."personId" = p.id AND NOT ap.assistant
    JOIN "Account" a ON a.id = ap."accountId" AND a."disabledAt" IS NULL
    WHERE p.id = ANY (${idsOf(persons)}::uuid[]) AND a.id IS DISTINCT FROM ${ctx.actor?.accountId ?? null}::uuid
      AND NOT EXISTS (SELECT 1 FROM "AccountPerson" other WHERE other."accountId" = a.id AND NOT other.assistant
        AND other."personId" = ANY (${idsOf(except)}::uuid[]))
    ORDER BY a.email, p.id`;
  await queueMails(
    ctx.tx,
    recipients.map(({ email, locale, name }) => ({
      purpose,
      to: email,
      locale,
      meetingId: meeting.id,
      ...mail(meeting, { name, locale, language }),
    })),
  );
}
