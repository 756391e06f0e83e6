import { canonicalJson } from '@/lib/core/canonical';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/core/execute';
import { fileTypes, storeFile } from '@/lib/core/file-store';
import { Upload } from '@/lib/core/upload';
import { issuePapers } from '@/lib/papers/issue-paper';
import { renderLetters, type Letter } from '@/lib/papers/render/letter';
import type { Desk } from './mail';
import type { Invited, LetterTo } from './model/plan';
import { letterFileName, writeLetter } from './render/letter';

type Wanted = { invited: Invited; letter: LetterTo };
type Written = Wanted & { facts: Letter };

/**
 * The letters of a message as stored files, in their order. A letter that says what an earlier one to the same addressee
 * said is that one again, under its code and date; where something has changed, a new one replaces it and the earlier one verifies as
 * withdrawn. All PDFs are made in one thread.
 */
export async function issueLetters(ctx: Ctx, desk: Desk, wanted: readonly Wanted[]): Promise<string[]> {
  const written = wanted.map((one): Written => ({
    ...one,
    facts: writeLetter(desk, one.invited, one.letter, ctx.now),
  }));
  const earlier = await readEarlier(ctx, written);
  const codes: string[] = [];
  const fresh: { at: number; one: Written }[] = [];
  const replaced: string[] = [];
  const facts = written.map((one, at) => {
    const before = earlier.filter(
      ({ facts: old, invitationId }) => invitationId === one.invited.id && isSameTo(old, one.facts),
    );
    const same = before.find(({ facts: old }) => saysTheSame(old, one.facts));
    replaced.push(...before.filter((paper) => paper !== same).map(({ id }) => id));
    if (same) codes[at] = same.code;
    else fresh.push({ at, one });
    return same?.facts ?? one.facts;
  });
  const issued = await issuePapers(
    ctx,
    fresh.map(({ one }) => ({
      kind: one.letter.kind === 'LETTER' ? ('INVITATION_LETTER' as const) : ('NOTE_VERBALE' as const),
      locale: one.letter.locale,
      facts: one.facts,
      invitationId: one.invited.id,
    })),
  );
  fresh.forEach(({ at }, index) => (codes[at] = issued[index]?.code ?? ''));
  if (replaced.length > 0)
    await ctx.tx.issuedPaper.updateMany({
      where: { id: { in: replaced } },
      data: { revokedAt: ctx.now, revokedReason: 'replaced' },
    });
  const pdfs = await renderLetters(
    facts.map((letter, at) => ({ letter, code: codes[at] ?? null })),
    env().baseUrl,
  );
  const files: string[] = [];
  for (const [at, { invited, letter }] of written.entries()) {
    const file = new Upload(letterFileName(letter, invited.party.code), pdfs[at] ?? new Uint8Array());
    const stored = await storeFile(ctx, file, { purpose: 'letter', types: fileTypes.document, field: 'letters' });
    files.push(stored.id);
  }
  return files;
}

/** The letters that are out for these invitations. */
async function readEarlier(ctx: Ctx, written: readonly Written[]) {
  const rows = await ctx.tx.issuedPaper.findMany({
    where: {
      meetingId: ctx.scope.meeting.id,
      invitationId: { in: [...new Set(written.map(({ invited }) => invited.id))] },
      kind: { in: ['INVITATION_LETTER', 'NOTE_VERBALE'] },
      revokedAt: null,
    },
    select: { id: true, code: true, facts: true, invitationId: true },
    orderBy: { issuedAt: 'desc' },
  });
  return rows.map(({ facts, ...row }) => ({ ...row, facts: facts as unknown as Letter }));
}

const isSameTo = (a: Letter | null, b: Letter) =>
  a?.language === b.language && canonicalJson(a.addressee) === canonicalJson(b.addressee);

/** Equal but for the day it was written. */
const saysTheSame = (a: Letter, b: Letter) =>
  canonicalJson({ ...a, placeAndDate: '' }) === canonicalJson({ ...b, placeAndDate: '' });
