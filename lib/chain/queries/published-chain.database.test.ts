import { beforeAll, describe, expect, it } from 'vitest';
import { enterMeeting } from '@/lib/auth/scope';
import { sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { runTypeScript } from '@/scripts/machine/typescript.mjs';
import { flowOf } from '../model/flow';
import { findPublishedChain } from './published-chain';

beforeAll(async () => {
  await runTypeScript('prisma/seed/main.ts', ['--sample']);
}, 90_000);

type Counted = { from: string; to: string; n: number };
const byName = (rows: readonly Counted[]) => rows.map(({ from, to, n }) => `${from} > ${to}: ${n}`).toSorted();

/** The chain of the sample's published meeting, which anybody may read. */
const seventh = async () => {
  const chain = await findPublishedChain(await enterMeeting(null, 'grcp7'));
  if (!chain) throw new Error('nothing is published');
  return chain;
};

describe('the chain of a published edition', () => {
  it('has the numbers that the database and the bytes of the publication have by another way', async () => {
    const { links } = flowOf(await seventh());
    const of = (stage: string) =>
      links.filter((link) => link.stage === stage).map(({ from, to, count }) => ({ from, to, n: count }));

    const toGroups = await db().$queryRaw<Counted[]>`
      SELECT coalesce('1.' || c."questionCode" || '.' || c."choiceCode", 'room') AS "from", g.code AS "to", count(*)::int AS n
      FROM "Meeting" m JOIN "BreakoutGroup" g ON g."meetingId" = m.id JOIN "Recommendation" r ON r."groupId" = g.id
      LEFT JOIN "Issue" i ON i.id = r."issueId" LEFT JOIN "ResultCell" c ON c.id = i."cellId"
      WHERE m.slug = 'grcp7' AND r.symbol LIKE g.code || '/%' AND r.status <> 'WITHDRAWN' GROUP BY 1, 2`;
    expect(byName(of('priority'))).toEqual(byName(toGroups));

    const published = await db().$queryRaw<(Counted & { outcome: string; commitment: string })[]>`
      SELECT src->'group'->>'code' AS "from", way->'general'->>'symbol' AS "to", way->'decision'->>'outcome' AS outcome,
             commitment->>'symbol' AS commitment, count(*) FILTER (WHERE src->>'disposition' <> 'SET_ASIDE')::int AS n
      FROM "Publication" p JOIN "OutcomeDocument" o ON o.id = p."documentId" JOIN "Meeting" m ON m.id = o."meetingId" AND m.slug = 'grcp7'
      CROSS JOIN jsonb_array_elements(p.canonical::jsonb->'blocks') block
      CROSS JOIN LATERAL (SELECT block->'commitment' AS commitment, block->'commitment'->'way' AS way) of
      CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(way) WHEN 'object' THEN way->'sources' ELSE '[]' END) src
      WHERE p.number = (SELECT max(x.number) FROM "Publication" x WHERE x."documentId" = o.id) GROUP BY 1, 2, 3, 4`;
    const sealed = new Set(published.map(({ to }) => to));
    expect(sealed.size).toBe(7);
    expect(byName(of('group').filter(({ to }) => sealed.has(to)))).toEqual(byName(published.filter(({ n }) => n > 0)));

    const behind = (symbol: string) => published.reduce((sum, { to, n }) => sum + (to === symbol ? n : 0), 0);
    const decided = [...sealed].map((symbol) => {
      const { outcome = '', commitment = '' } = published.find(({ to }) => to === symbol) ?? {};
      return { symbol, outcome, commitment, n: behind(symbol) };
    });
    expect(byName(of('general').filter(({ from }) => sealed.has(from)))).toEqual(
      byName(decided.map(({ symbol, outcome, n }) => ({ from: symbol, to: outcome, n }))),
    );
    expect(byName(of('decision').filter(({ to }) => to !== 'none'))).toEqual(
      byName(decided.map(({ outcome, commitment, n }) => ({ from: outcome, to: commitment, n }))),
    );

    const [ends] = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM "Recommendation" r JOIN "Meeting" m ON m.id = r."meetingId" AND m.slug = 'grcp7'
      WHERE r.level = 'REGIONAL' AND r.symbol IS NOT NULL AND r.status <> 'WITHDRAWN' AND NOT EXISTS (
        SELECT FROM "ConsolidationSource" s JOIN "Recommendation" n ON n.id = s."generalId"
        WHERE s."regionalId" = r.id AND s.disposition <> 'SET_ASIDE' AND n.symbol IS NOT NULL AND n.status <> 'WITHDRAWN')`;
    expect(of('group').reduce((sum, { to, n }) => sum + (to === 'not-taken' ? n : 0), 0)).toBe(ends?.n);
  });

  it('says of a priority what the answers say, and no count below the smallest one', async () => {
    const { priorities } = await seventh();
    const counted = await db().$queryRaw<{ code: string; n: number }[]>`
      SELECT c.code, count(*)::int AS n FROM "AnswerChoice" ac JOIN "Choice" c ON c.id = ac."choiceId" JOIN "Question" q ON q.id = c."questionId"
      JOIN "Survey" s ON s.id = q."surveyId" JOIN "Meeting" m ON m.id = s."meetingId" AND m.slug = 'grcp7'
      WHERE q.code = 'priorities' AND ac.rank <= m."topK" GROUP BY 1`;
    const byCode = new Map(counted.map(({ code, n }) => [code, n]));
    expect(priorities.length).toBeGreaterThan(3);
    expect(priorities.some(({ count }) => count !== null)).toBe(true);
    for (const { code, count } of priorities) {
      if (count === null) continue;
      expect([code, count]).toEqual([code, byCode.get(code)]);
      expect(count).toBeGreaterThanOrEqual(5);
    }
  });

  it('is the same for everybody, and is not there before anything is published', async () => {
    const staff = await makeActor({ siteRole: 'STAFF' });
    expect(await findPublishedChain(await enterMeeting(staff, 'grcp7'))).toEqual(await seventh());
    expect(await findPublishedChain(await enterMeeting(staff, 'grcp-next'))).toBeNull();
  });
});

describe('what is not published', () => {
  /** AFR/1 was taken up in G/1, which the publication has as C/1; AFR/2 was withdrawn, and AFR/3 set aside. */
  async function published({ at = new Date(Date.now() - 60_000) } = {}) {
    const meeting = await makeMeeting();
    const meetingId = meeting.id;
    const group = await makeGroup(meetingId);
    const regional = { meetingId, groupId: group.id, issueId: group.issueId };
    const first = await makeRecommendation({ ...regional, status: 'CONSOLIDATED', symbol: 'AFR/1' });
    await makeRecommendation({ ...regional, status: 'WITHDRAWN', symbol: 'AFR/2' });
    const aside = await makeRecommendation({ ...regional, status: 'CONSOLIDATED', symbol: 'AFR/3' });
    const general = await makeRecommendation({
      ...{ meetingId, status: 'ADOPTED', symbol: 'G/1' },
      sources: [
        { ...first, disposition: 'FULL' },
        { ...aside, disposition: 'SET_ASIDE' },
      ],
    });
    const sources = [{ id: first.id, symbol: 'AFR/1', disposition: 'FULL', group: { code: 'AFR', names: {} } }];
    const way = { decision: { outcome: 'ADOPTED' }, general: { id: general.id, symbol: 'G/1' }, sources };
    const sealedAt = new Date().toISOString();
    const content = { format: 'parley.highlights/2', symbol: `${meetingId}/H`, number: 1, sealedAt };
    const canonical = JSON.stringify({ ...content, publishedAt: at, blocks: [{ commitment: { symbol: 'C/1', way } }] });
    const { id: documentId } = await db().outcomeDocument.create({
      data: { meetingId, symbol: `${meetingId}/H`, title: {}, state: 'PUBLISHED', authentic: ['en'] },
      select: { id: true },
    });
    await db().publication.create({
      data: { documentId, number: 1, canonical, sha256: sha256(canonical), byName: 'Somebody', publishedAt: at },
    });
    const read = async () => findPublishedChain(await enterMeeting(null, meeting.slug));
    return { meetingId, regional, first, read };
  }

  it('is in no picture: what was withdrawn, set aside, or decided and committed to after the publication was sealed', async () => {
    const { meetingId, first, read } = await published();
    const later = await makeRecommendation({
      ...{ meetingId, status: 'ADOPTED', symbol: 'G/2' },
      sources: [{ ...first, disposition: 'FULL' }],
    });
    const { id: decisionId } = await db().decision.create({
      data: { revisionId: later.revisionId, outcome: 'ADOPTED', byName: 'The Chair' },
      select: { id: true },
    });
    await db().commitment.create({
      data: { meetingId, symbol: 'C/2', revisionId: later.revisionId, decisionId, owners: [] },
    });
    const chain = await read();
    expect(chain?.regional.map(({ symbol }) => symbol)).toEqual(['AFR/1', 'AFR/3']);
    expect(chain?.general.map(({ symbol, commitment }) => [symbol, commitment])).toEqual([['G/1', 'C/1']]);
    expect(chain?.uses).toHaveLength(1);
  });

  it('is not there while the only publication is under embargo', async () => {
    const { read } = await published({ at: new Date(Date.now() + 3_600_000) });
    expect(await read()).toBeNull();
  });
});
