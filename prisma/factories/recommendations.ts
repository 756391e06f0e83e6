import { randomUUID } from 'node:crypto';
import { db } from '@/lib/core/db';
import type { Disposition, RecommendationStatus } from '@/lib/core/prisma/enums';
import { revisionHash, textHash } from '@/lib/recommendations/model/recommendation';

type Made = {
  meetingId: string;
  /** Regional where it has a group, general otherwise. */
  groupId?: string;
  issueId?: string;
  status?: RecommendationStatus;
  symbol?: string;
  text?: string;
  language?: string;
  translations?: Record<string, string>;
  theme?: string;
  objectives?: number[];
  addressees?: string[];
  byAccountId?: string;
  sources?: { id: string; revisionId: string; disposition: Disposition; why?: string }[];
};

/** A recommendation with one revision of one sentence, in the state given; the steps before that state are not made up. */
export async function makeRecommendation({
  meetingId,
  groupId,
  issueId,
  status = 'DRAFT',
  symbol,
  text = 'Adopt common minimum standards.',
  language = 'en',
  translations = {},
  theme = 'labour-migration',
  objectives = [],
  addressees = ['Members of the mechanisms'],
  byAccountId,
  sources = [],
}: Made): Promise<{ id: string; revisionId: string; unitUid: string }> {
  const uid = randomUUID();
  const by = byAccountId ?? null;
  const content = { themes: [theme], objectives, addressees, dueBy: null };
  const { id } = await db().recommendation.create({
    data: {
      meetingId,
      level: groupId ? 'REGIONAL' : 'GENERAL',
      groupId: groupId ?? null,
      issueId: issueId ?? null,
      status,
      symbol: symbol ?? null,
      transitions: { create: { fromStatus: null, toStatus: status, byAccountId: by } },
      sources: {
        create: sources.map(({ id: regionalId, revisionId, disposition, why }) => ({
          regionalId,
          regionalRevisionId: revisionId,
          disposition,
          why: why ?? (disposition === 'FULL' ? null : 'A reason'),
        })),
      },
    },
    select: { id: true },
  });
  const revision = await db().revision.create({
    data: {
      recommendationId: id,
      number: 1,
      parentIds: [],
      ...content,
      hash: revisionHash({ units: [{ uid, position: 1, language, text }], ...content }),
      byAccountId: by,
      units: {
        create: {
          uid,
          position: 1,
          texts: {
            create: [
              { language, text, sourceHash: null },
              ...Object.entries(translations).map(([other, words]) => ({
                language: other,
                text: words,
                sourceHash: textHash(text),
              })),
            ],
          },
        },
      },
    },
    select: { id: true },
  });
  await db().recommendation.update({ where: { id }, data: { headRevisionId: revision.id } });
  return { id, revisionId: revision.id, unitUid: uid };
}
