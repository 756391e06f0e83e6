import type { z } from 'zod';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { takeAllowances } from '@/lib/core/rate-limit';
import { hashSecret } from '@/lib/core/secret';
import { announce, lockDocument } from './lock-document';
import { revisionOf } from './model/languages';
import type { handInFileSchema } from './schema';
import { writeFile } from './write-file';

/** So many files an hour come by one link at most. */
const hourly = 30;

/**
 * Takes a file from whoever holds a document's link: in a language that the revision in force has, as the next one. Refuses
 * "closed" for a link that is unknown, of another meeting, ended or past its deadline by the clock of the database, all alike.
 */
export async function handInFile(
  ctx: Ctx,
  { token, ...input }: z.output<typeof handInFileSchema>,
): Promise<{ revision: number }> {
  const link = await ctx.tx.documentLink.findUnique({
    where: { tokenHash: hashSecret('document-link', token), document: { meetingId: ctx.scope.meeting.id } },
    select: { id: true, documentId: true },
  });
  if (!link) throw new Refusal('closed');
  const document = await lockDocument(ctx, link.documentId);
  // Asked with the document held: a link that is ended meanwhile brings nothing.
  const isOpen = await ctx.tx.$queryRaw<{ open: boolean }[]>`
    SELECT "revokedAt" IS NULL AND "expiresAt" > now() AS open FROM "DocumentLink" WHERE id = ${link.id}::uuid FOR SHARE`;
  if (!found(isOpen[0]).open || document.isWithdrawn) throw new Refusal('closed');
  if (!(await takeAllowances({ key: `document-link:${link.id}`, limit: hourly, windowSeconds: 3600 })))
    throw new Refusal('too_many');
  const files = await ctx.tx.documentFile.findMany({
    where: { documentId: document.id },
    select: { revision: true, language: true },
  });
  const current = revisionOf(files);
  const revises = files.some(({ revision, language }) => revision === current && language === input.language);
  const { revision, sha256 } = await writeFile(ctx, { ...input, document: document.id, revises, link: link.id });
  await ctx.tx.document.update({
    where: { id: document.id },
    data: { title: { ...document.title, [input.language]: input.title }, lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'Document', id: document.id },
    details: {
      symbol: document.symbol,
      revision,
      language: input.language,
      title: input.title,
      sha256,
      link: link.id,
    },
  });
  // Asked again: with its first file it may have come out.
  announce(ctx, await lockDocument(ctx, document.id));
  return { revision };
}
