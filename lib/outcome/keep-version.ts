import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { canonicalJson } from '@/lib/core/canonical';
import type { Tx } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import type { VersionCause } from '@/lib/core/prisma/enums';
import { lockDraft } from './lock-outcome';
import { languageHashes, type Hashes } from './model/hashes';
import { readDocumentContent, type DocumentContent } from './read-content';
import type { keepVersionSchema } from './schema';

/** A version as it is kept. `isNew` is false where the last one says the same already. */
export type KeptVersion = Hashes & { id: string; number: number; isNew: boolean };

/** Who keeps a version, and when. */
export type Keeper = { tx: Tx; now: Date; actor: Pick<Actor, 'accountId' | 'name'> | null };

/** Why a version is kept: `why` in somebody's words, empty where the cause says all. */
export type Keeping = { cause: VersionCause; why?: string };

/**
 * Keeps a document as its caller has read it, sealed under the next number, or answers the last version where nothing has changed
 * since. Whoever calls holds `lockOutcome` and leaves the audit row of what they keep it for. Refuses "closed" for a document
 * without blocks.
 */
export async function keepVersion(
  { tx, now, actor }: Keeper,
  documentId: string,
  { content, hash }: DocumentContent,
  { cause, why = '' }: Keeping,
): Promise<KeptVersion> {
  if (content.blocks.length === 0) throw new Refusal('closed');
  const languages = languageHashes(content);
  const last = await tx.draftVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, sha256: true },
  });
  if (last?.sha256 === hash) return { ...last, languages, isNew: false };
  const kept = await tx.draftVersion.create({
    data: {
      documentId,
      number: (last?.number ?? 0) + 1,
      canonical: canonicalJson(content),
      sha256: hash,
      languageHashes: languages,
      cause,
      why,
      at: now,
      byAccountId: actor?.accountId ?? null,
      byName: actor?.name ?? '',
    },
    select: { id: true, number: true },
  });
  return { ...kept, sha256: hash, languages, isNew: true };
}

/** Keeps a version because somebody wishes to. Refuses "closed" once the document is published: a publication is a version already. */
export async function keepByHand(
  ctx: Ctx,
  { why }: z.output<typeof keepVersionSchema>,
): Promise<{ number: number; isNew: boolean }> {
  const document = await lockDraft(ctx);
  const read = await readDocumentContent(ctx.tx, document.id);
  const { id, number, sha256, isNew } = await keepVersion(ctx, document.id, read, { cause: 'BY_HAND', why: why ?? '' });
  await ctx.audit({ subject: { type: 'DraftVersion', id }, details: { number, sha256, isNew } });
  return { number, isNew };
}
