import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { takeSymbol } from '@/lib/recommendations/take-symbol';
import { lockOutcome, stepVersion } from './lock-outcome';
import { isDraft } from './policy';
import { outlineBlocks, outlineTitle } from './outline';
import { readFigures } from './read-figures';
import { sourceRows, translationRows } from './model/sentences';
import { makeRoom } from './make-room';
import { writeWording } from './write-wording';

/** Outcomes of the plenary that make a commitment. */
const binding = ['ADOPTED', 'WITH_RESERVATIONS'] as const;

type Adopted = { decisionId: string; revisionId: string; addressees: string[]; dueBy: string | null };

/**
 * Composes the Highlights from what the plenary adopted: at first the outline with its opening, after that only the
 * commitments that are not in it yet. Texts that were edited stay. Without decisions the outline
 * stands alone. Refuses "closed" once the document is published.
 */
export async function compose(ctx: Ctx): Promise<{ documentId: string; commitments: number }> {
  const { tx, scope } = ctx;
  const meetingId = scope.meeting.id;
  const existing = await lockOutcome(ctx);
  if (existing && !isDraft(existing.state)) throw new Refusal('closed');
  const document =
    existing ??
    (await tx.outcomeDocument.create({
      data: {
        meetingId,
        symbol: `${scope.meeting.code}/Highlights`,
        title: outlineTitle(scope.meeting),
        source: scope.meeting.languages[0] ?? 'en',
        authentic: scope.meeting.languages.slice(0, 1),
      },
      select: { id: true, source: true },
    }));
  if (!existing) await writeOutline(ctx, document);
  const adopted = await listAdopted(ctx);
  for (const decision of adopted) await addCommitment(ctx, document.id, decision);
  if (existing && adopted.length > 0) await stepVersion(ctx, document.id);
  if (!existing || adopted.length > 0) {
    await ctx.audit({
      subject: { type: 'OutcomeDocument', id: document.id },
      details: { commitments: adopted.length },
    });
  }
  return { documentId: document.id, commitments: adopted.length };
}

/** Decisions that bind and are in no commitment yet, in the plenary's order. The last decision on a recommendation counts. */
function listAdopted({ tx, scope }: Ctx): Promise<Adopted[]> {
  return tx.$queryRaw<Adopted[]>`
    SELECT d.id AS "decisionId", v.id AS "revisionId", v.addressees, v."dueBy"
    FROM "Recommendation" r
    JOIN "PlenaryItem" i ON i."recommendationId" = r.id
    JOIN LATERAL (
      SELECT d.* FROM "Decision" d JOIN "Revision" v ON v.id = d."revisionId" WHERE v."recommendationId" = r.id ORDER BY d.at DESC LIMIT 1
    ) d ON true
    JOIN "Revision" v ON v.id = d."revisionId"
    WHERE r."meetingId" = ${scope.meeting.id}::uuid AND d.outcome::text = ANY (${[...binding]})
      AND NOT EXISTS (SELECT 1 FROM "Commitment" c JOIN "Revision" cv ON cv.id = c."revisionId" WHERE cv."recommendationId" = r.id)
    ORDER BY i.position`;
}

async function writeOutline(ctx: Ctx, document: { id: string; source: string }): Promise<void> {
  const figures = await readFigures(ctx.tx, ctx.scope.meeting.id, [
    'PARTICIPATION',
    'SURVEY',
    'PRIORITIES',
    'CONTRIBUTIONS',
    'PARTIES',
  ]);
  for (const [index, block] of outlineBlocks(ctx.scope.meeting, figures).entries()) {
    const { id } = await ctx.tx.outcomeBlock.create({
      data: {
        documentId: document.id,
        position: index + 1,
        kind: block.kind,
        ...(block.kind === 'HEADING' ? { level: 1, part: block.part } : {}),
        ...(block.kind === 'FIGURE' ? { figure: block.figure } : {}),
      },
      select: { id: true },
    });
    if (block.kind === 'FIGURE') continue;
    const { kind } = block;
    const source = block.text[document.source] ?? '';
    const beside = sourceRows({ text: source, kind, language: document.source }, [], randomUUID);
    for (const [language, text] of Object.entries(block.text)) {
      const isSource = language === document.source;
      await writeWording(ctx, {
        blockId: id,
        language,
        text,
        source: isSource ? null : source,
        sentences: isSource ? beside : translationRows({ text, kind, language }, beside, [], false),
        parents: [],
        after: 0,
      });
    }
  }
}

/** Puts a commitment behind the last commitment, or behind the sentence that opens their part. */
async function addCommitment(
  ctx: Ctx,
  documentId: string,
  { decisionId, revisionId, addressees, dueBy }: Adopted,
): Promise<void> {
  const { tx, scope } = ctx;
  const symbol = await takeSymbol(ctx, 'C');
  const commitment = await tx.commitment.create({
    data: { meetingId: scope.meeting.id, symbol, revisionId, decisionId, owners: addressees, dueBy },
    select: { id: true },
  });
  const position = await placeForCommitment(tx, documentId);
  await makeRoom(tx, documentId, position);
  await tx.outcomeBlock.create({
    data: { documentId, position, kind: 'COMMITMENT', revisionId, commitmentId: commitment.id },
  });
}

async function placeForCommitment(tx: Ctx['tx'], documentId: string): Promise<number> {
  const blocks = await tx.outcomeBlock.findMany({
    where: { documentId, position: { not: null } },
    orderBy: { position: 'asc' },
    select: { kind: true, level: true, part: true },
  });
  const last = blocks.findLastIndex(({ kind }) => kind === 'COMMITMENT');
  if (last >= 0) return last + 2;
  const heading = blocks.findIndex(({ part }) => part === 'COMMITMENTS');
  if (heading < 0) return blocks.length + 1;
  // Behind the sentences that open their part.
  const length = blocks.slice(heading + 1).findIndex(({ level }) => level !== null);
  return length < 0 ? blocks.length + 1 : heading + length + 2;
}
