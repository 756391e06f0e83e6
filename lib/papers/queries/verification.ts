import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { SiteScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { networkKey } from '@/lib/core/network';
import type { PaperKind } from '@/lib/core/prisma/enums';
import { takeAllowances } from '@/lib/core/rate-limit';
import type { LocalizedText } from '@/lib/i18n/pick';
import { verificationSchema } from '../schema';

/** Codes tried from one network in ten minutes; where nobody's network is known, everybody shares a larger allowance. */
const perNetwork = 30;
const perSite = 600;
const windowSeconds = 600;

/** What a code proves, and nothing more of the paper. */
export type Verified = {
  code: string;
  kind: PaperKind;
  /** As printed; null once erased with the person. */
  name: string | null;
  meeting: { title: LocalizedText; city: string; startsOn: Date; endsOn: Date; zone: string; illustrative: boolean };
  issuedAt: Date;
  revokedAt: Date | null;
};

/** Looks a verification code up for anybody who holds a paper. Limited, so that codes are not tried one after the other. */
export async function verifyPaper(
  scope: SiteScope,
  typed: string,
  network: string | null,
): Promise<Verified | 'unknown' | 'too_many'> {
  authorize(scope, 'paper.verify');
  const allowed = await takeAllowances(
    network
      ? { key: `verify:${networkKey(network)}`, limit: perNetwork, windowSeconds }
      : { key: 'verify', limit: perSite, windowSeconds },
  );
  if (!allowed) return 'too_many';
  const code = verificationSchema.safeParse(typed);
  if (!code.success) return 'unknown';
  const row = await db().issuedPaper.findUnique({
    where: { code: code.data },
    select: {
      code: true,
      kind: true,
      facts: true,
      issuedAt: true,
      revokedAt: true,
      meeting: {
        select: { title: true, city: true, startsOn: true, endsOn: true, zone: true, illustrative: true },
      },
    },
  });
  if (!row) return 'unknown';
  const { facts, meeting, ...paper } = row;
  const printed = (facts ?? {}) as { holder?: unknown; addressee?: unknown };
  const first: unknown = Array.isArray(printed.addressee) ? printed.addressee[0] : null;
  const name = [printed.holder, first].find((value) => typeof value === 'string') ?? null;
  return { ...paper, name: name as string | null, meeting: { ...meeting, title: meeting.title as LocalizedText } };
}
