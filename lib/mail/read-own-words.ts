import type { Tx } from '@/lib/core/db';
import type { OwnWords } from './word-mail';

/** The own words of a meeting, in every purpose and language that has some, or in one. One statement. */
export async function readOwnWords(
  tx: Pick<Tx, 'mailTemplate'>,
  meetingId: string,
  only: { purpose?: string; locale?: string } = {},
): Promise<OwnWords> {
  const rows = await tx.mailTemplate.findMany({
    where: { meetingId, ...only },
    select: { purpose: true, locale: true, subject: true, body: true },
  });
  return new Map(rows.map(({ purpose, locale, subject, body }) => [`${purpose} ${locale}`, { subject, body }]));
}
