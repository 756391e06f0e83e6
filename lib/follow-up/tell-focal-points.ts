import type { Ctx } from '@/lib/core/execute';
import { queueMails } from '@/lib/core/outbox';
import { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { writeReportNews, type ReportNews } from './mail';
import { readAddressees } from './read-addressees';
import { wordingOf } from './read-commitments';

/** Tells the focal points of a party, each in their language, what the secretariat made of its report on a commitment, and why. */
export async function tellFocalPoints(
  { tx, scope: { meeting } }: Ctx,
  { news, commitmentId, partyId, reason }: { news: ReportNews; commitmentId: string; partyId: string; reason: string },
): Promise<void> {
  const [asked] = await tx.$queryRaw<{ symbol: string; text: LocalizedText; code: string; names: LocalizedText }[]>`
    SELECT k.symbol, ${wordingOf(Prisma.sql`k."revisionId"`)} AS text, y.code, y.names
    FROM "Commitment" k, "Party" y WHERE k.id = ${commitmentId}::uuid AND y.id = ${partyId}::uuid`;
  if (!asked) return;
  const addressees = await readAddressees(tx, { meetingId: meeting.id, partyId });
  await queueMails(
    tx,
    addressees.map(({ email, name, locale }) => ({
      purpose: news === 'moreAsked' ? 'progress.more-asked' : 'progress.withdrawn',
      to: email,
      locale,
      meetingId: meeting.id,
      ...writeReportNews(meeting, { news, name, locale, party: asked, commitment: asked, reason }),
    })),
  );
}
