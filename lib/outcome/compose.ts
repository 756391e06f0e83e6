import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { takeSymbol } from '@/lib/recommendations/take-symbol';
import { lockOutcome } from './lock-outcome';
import { openingBlocks, openingTitle, type Participation } from './opening';

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
  if (existing?.state === 'PUBLISHED') throw new Refusal('closed');
  const document =
    existing ??
    (await tx.outcomeDocument.create({
      data: {
        meetingId,
        symbol: `${scope.meeting.code}/Highlights`,
        title: openingTitle(scope.meeting),
        authentic: scope.meeting.languages.slice(0, 1),
      },
      select: { id: true },
    }));
  if (!existing) await writeOutline(ctx, document.id);
  const adopted = await listAdopted(ctx);
  for (const decision of adopted) await addCommitment(ctx, document.id, decision);
  if (existing && adopted.length > 0)
    await tx.outcomeDocument.update({ where: { id: document.id }, data: { lockVersion: { increment: 1 } } });
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

async function writeOutline(ctx: Ctx, documentId: string): Promise<void> {
  const blocks = openingBlocks(ctx.scope.meeting, await participation(ctx));
  await ctx.tx.outcomeBlock.createMany({
    data: blocks.map((block, index) => ({ documentId, position: index + 1, ...block })),
  });
}

/** The figures of the opening, computed anew from registrations, invitations and submitted answers. One statement. */
async function participation({ tx, scope }: Ctx): Promise<Participation> {
  const [row] = await tx.$queryRaw<[Participation]>`
    WITH confirmed AS (
      SELECT r."personId", p.id AS party, p.kind FROM "Registration" r
      JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
      WHERE r."meetingId" = ${scope.meeting.id}::uuid AND r.status = 'CONFIRMED')
    SELECT count(DISTINCT "personId")::int AS persons,
           count(DISTINCT party) FILTER (WHERE kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS'))::int AS mechanisms,
           count(DISTINCT party) FILTER (WHERE kind = 'UN_REGIONAL_COMMISSION')::int AS commissions,
           count(DISTINCT party) FILTER (WHERE kind NOT IN ('RCP', 'IRF', 'GLOBAL_PROCESS', 'UN_REGIONAL_COMMISSION'))::int AS organisations,
           (SELECT count(*)::int FROM "Invitation" i JOIN "Party" p ON p.id = i."partyId" JOIN "Survey" s ON s."meetingId" = i."meetingId"
             WHERE i."meetingId" = ${scope.meeting.id}::uuid AND i.status IN ('SENT', 'ACCEPTED') AND survey_asks(s.asks, p.kind)) AS asked,
           (SELECT count(*)::int FROM "Response" a JOIN "Survey" s ON s.id = a."surveyId"
             WHERE s."meetingId" = ${scope.meeting.id}::uuid AND a.status = 'SUBMITTED') AS answered
    FROM confirmed`;
  return row;
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
  // Positions are unique: make room from the end, in one statement over negative numbers.
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = -(position + 1) WHERE "documentId" = ${documentId}::uuid AND position >= ${position}`;
  await tx.$executeRaw`UPDATE "OutcomeBlock" SET position = -position WHERE "documentId" = ${documentId}::uuid AND position < 0`;
  await tx.outcomeBlock.create({
    data: { documentId, position, kind: 'COMMITMENT', revisionId, commitmentId: commitment.id },
  });
}

async function placeForCommitment(tx: Ctx['tx'], documentId: string): Promise<number> {
  const last = await tx.outcomeBlock.findFirst({
    where: { documentId, kind: 'COMMITMENT' },
    orderBy: { position: 'desc' },
    select: { position: true },
  });
  if (last) return last.position + 1;
  // The outline: heading, paragraphs, heading "common commitments", its opening sentence, then the commitments.
  const headings = await tx.outcomeBlock.findMany({
    where: { documentId, kind: 'HEADING' },
    orderBy: { position: 'asc' },
    select: { position: true },
  });
  return (headings[1]?.position ?? 0) + 2;
}
