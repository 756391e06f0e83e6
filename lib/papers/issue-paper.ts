import { randomUUID } from 'node:crypto';
import { seal } from '@/lib/core/canonical';
import type { Ctx } from '@/lib/core/execute';
import type { PaperKind } from '@/lib/core/prisma/enums';
import { randomSigns } from './model/random-signs';

/** What is printed on a paper: values, names and sentences; nothing that is not on it. */
export type PaperFacts = Record<string, unknown>;

/** A paper as it was given out: its code is printed on it, its hash is that of the facts. */
export type IssuedPaperHead = { id: string; code: string; sha256: string };

/**
 * Records a paper that is given out, with a random code by which anybody can verify it, and its facts as they are printed.
 * Audited by the caller. The PDF is made from the facts and the code, so that it can be made again.
 */
export async function issuePaper(
  ctx: Pick<Ctx, 'tx' | 'scope' | 'actor' | 'now'>,
  paper: {
    kind: PaperKind;
    locale: string;
    facts: PaperFacts;
    registrationId?: string | null;
    invitationId?: string | null;
  },
): Promise<IssuedPaperHead> {
  const [issued] = await issuePapers(ctx, [paper]);
  if (!issued) throw new Error('no paper was issued');
  return issued;
}

/** Several papers at once, in their order, by one statement. */
export async function issuePapers(
  ctx: Pick<Ctx, 'tx' | 'scope' | 'actor' | 'now'>,
  papers: readonly {
    kind: PaperKind;
    locale: string;
    facts: PaperFacts;
    registrationId?: string | null;
    invitationId?: string | null;
  }[],
): Promise<IssuedPaperHead[]> {
  const rows = papers.map(({ kind, locale, facts, registrationId = null, invitationId = null }) => {
    const { content, sha256 } = seal(facts);
    return {
      id: randomUUID(),
      code: verificationCode(),
      sha256,
      facts: content,
      meetingId: ctx.scope.meeting.id,
      byAccountId: ctx.actor?.accountId ?? null,
      issuedAt: ctx.now,
      kind,
      locale,
      registrationId,
      invitationId,
    };
  });
  if (rows.length > 0) await ctx.tx.issuedPaper.createMany({ data: rows });
  return rows.map(({ id, code, sha256: hash }) => ({ id, code, sha256: hash }));
}

/** Twelve signs in groups of four: 59 bits, too many to guess. */
function verificationCode(): string {
  const text = randomSigns(12);
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
