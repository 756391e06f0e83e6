import type { z } from 'zod';
import { can } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { SignCapacity } from '@/lib/core/prisma/enums';
import { endChangedSignatures } from './end-signatures';
import { keepVersion, type Keeper } from './keep-version';
import { lockDraft } from './lock-outcome';
import { gapsOf } from './model/gaps';
import { languageHash, languageHashes } from './model/hashes';
import { stands } from './model/signatures';
import { maySignWording } from './policy';
import { readDocumentContent, type DocumentContent } from './read-content';
import { readTranslators } from './read-translators';
import type { signSchema } from './schema';

export type Signature = { signature: string; language: string; version: number };

type Input = z.output<typeof signSchema>;

/** Signs the wording of one language. Refuses "forbidden" for who is not named for it where somebody is, and as `sign` does. */
export function signLanguage(ctx: Ctx, input: Input): Promise<Signature> {
  return sign(ctx, input, 'LANGUAGE');
}

/** Signs the text of one language as the meeting's Chair. Refuses as `sign` does. */
export function signAsChair(ctx: Ctx, input: Input): Promise<Signature> {
  return sign(ctx, input, 'CHAIR');
}

/**
 * Signs what the document says in one language: the text that the signer has read (`hash`) or none, "text_changed" where it says
 * something else by now. Refuses "closed" while delegations are asked about it and once it is published, "not_aligned" while a
 * language is missing or stale anywhere, and "conflict" where a signature of this capacity stands already.
 */
async function sign(ctx: Ctx, { language, hash }: Input, capacity: SignCapacity): Promise<Signature> {
  const document = await lockDraft(ctx);
  if (capacity === 'LANGUAGE') {
    const translators = await readTranslators(ctx.tx, ctx.scope.meeting.id);
    const isSecretariat = can(ctx.scope, 'outcome.publish');
    if (!maySignWording(language, translators, { personIds: ctx.actor?.personIds ?? [], isSecretariat }))
      throw new Refusal('forbidden');
  }
  if (document.state === 'CLEARANCE') throw new Refusal('closed');
  const read = await readDocumentContent(ctx.tx, document.id);
  const { blocks, content } = read;
  const hashes = languageHashes(content);
  if (!content.languages.includes(language)) throw new Refusal('invalid', { language: { code: 'invalid_choice' } });
  if (hashes[language] !== hash) throw new Refusal('invalid', { language: { code: 'text_changed' } });
  if (gapsOf(blocks, content.languages).length > 0) throw new Refusal('invalid', { language: { code: 'not_aligned' } });
  await endChangedSignatures(ctx, document.id);
  const last = await ctx.tx.signOff.findFirst({
    where: { documentId: document.id, capacity, language },
    orderBy: { number: 'desc' },
    select: { capacity: true, language: true, sha256: true, end: { select: { signOffId: true } } },
  });
  if (last && stands(last, hashes)) throw new Refusal('conflict');
  const { id, version } = await writeSignature(ctx, document.id, read, { capacity, language });
  await ctx.audit({ subject: { type: 'SignOff', id }, details: { capacity, language, sha256: hash, version } });
  return { signature: id, language, version };
}

/**
 * Writes a signature on the document as its caller has read it, which is kept as a version with it. Whether it may be signed the
 * caller has seen to. Used by the verbs and by the sample.
 */
export async function writeSignature(
  keeper: Keeper,
  documentId: string,
  read: DocumentContent,
  { capacity, language }: { capacity: SignCapacity; language: string },
): Promise<{ id: string; version: number }> {
  const { tx, now, actor } = keeper;
  const version = await keepVersion(keeper, documentId, read, { cause: 'SIGN_OFF' });
  const { id } = await tx.signOff.create({
    data: {
      documentId,
      versionId: version.id,
      capacity,
      language,
      number: (await lastNumber(tx, { documentId, capacity, language })) + 1,
      sha256: languageHash(read.content, language),
      at: now,
      byAccountId: actor?.accountId ?? null,
      byName: actor?.name ?? '',
    },
    select: { id: true },
  });
  return { id, version: version.number };
}

async function lastNumber(
  tx: Tx,
  where: { documentId: string; capacity: SignCapacity; language: string },
): Promise<number> {
  return (await tx.signOff.aggregate({ where, _max: { number: true } }))._max.number ?? 0;
}
