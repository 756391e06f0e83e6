import { beforeAll, describe, expect, it } from 'vitest';
import { enterMeeting } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import { readStoredFile } from '@/lib/core/file-store';
import { openPdf } from '@/lib/core/paper/read-pdf.mjs';
import { listAmendments } from '@/lib/plenary/queries/amendments';
import { verifyBundle } from '@/lib/plenary/model/record';
import { readPlenaryRecord } from '@/lib/plenary/queries/record';
import { readRoom } from '@/lib/plenary/queries/room';
import { makeBundle } from '@/lib/plenary/render/bundle';
import { signIn } from '@/prisma/factories/people';
import { GENERAL_TRANSITIONS, REGIONAL_TRANSITIONS } from '@/lib/recommendations/policy';
import { revisionHash, textHash } from '@/lib/recommendations/model/recommendation';
import { mayMove } from '@/lib/registration/policy';
import { countedFor } from '@/lib/surveys/model/snapshot';
import { readAnswers } from '@/lib/surveys/queries/read-answers';
import { buildSeventh } from './sample/build-seventh';
import { readDirectory } from './sample/directory';
import { makeKit } from './sample/kit';
import { addSamplePeople } from './sample/people-of-sample';
import { runTypeScript } from '@/scripts/machine/typescript.mjs';
import { feminine } from './sample/content/names';

const seed = (...args: string[]): Promise<string> => runTypeScript('prisma/seed/main.ts', args);

const text = { en: 'en', fr: 'fr', es: 'es' };

/** Rows of every table, to see that nothing was added. */
async function countAll(): Promise<Record<string, number>> {
  const tables = await db().$queryRaw<
    { name: string }[]
  >`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${name}"`);
    counts[name] = row?.n ?? -1;
  }
  return counts;
}

/** The one number a statement answers. */
async function numberOf(statement: Promise<{ n: number }[]>): Promise<number | undefined> {
  return (await statement)[0]?.n;
}

describe('the sample', () => {
  beforeAll(async () => {
    await seed('--sample');
  }, 60_000);

  it('loads once: a second run changes nothing', async () => {
    const before = await countAll();
    expect(await seed('--sample')).toBe('Reference data and sample are in place.\n');
    expect(await countAll()).toEqual(before);
  }, 60_000);

  it('has 92 persons in 93 representations of 22 mechanisms, 5 UN commissions and 5 economic organisations at the seventh meeting', async () => {
    const [headcount] = await db().$queryRaw<object[]>`
      SELECT count(DISTINCT r."personId")::int AS persons, count(*)::int AS representations,
             count(DISTINCT d."partyId") FILTER (WHERE p.kind IN ('RCP', 'IRF', 'GLOBAL_PROCESS'))::int AS mechanisms,
             count(DISTINCT d."partyId") FILTER (WHERE p.kind = 'UN_REGIONAL_COMMISSION')::int AS commissions,
             count(DISTINCT d."partyId") FILTER (WHERE p.kind = 'REGIONAL_ECONOMIC_ORGANISATION')::int AS economic,
             count(DISTINCT d."partyId")::int AS parties
      FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId" JOIN "Meeting" m ON m.id = r."meetingId"
      WHERE m.slug = 'grcp7' AND r.status = 'CONFIRMED'`;
    expect(headcount).toEqual({
      persons: 92,
      representations: 93,
      mechanisms: 22,
      commissions: 5,
      economic: 5,
      parties: 32,
    });
  });

  it('has one person who represents two parties', async () => {
    const rows = await db().$queryRaw<{ parties: string[] }[]>`
      SELECT array_agg(p.code ORDER BY p.code) AS parties
      FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId" JOIN "Meeting" m ON m.id = r."meetingId"
      WHERE m.slug = 'grcp7' AND r.status = 'CONFIRMED' GROUP BY r."personId" HAVING count(*) > 1`;
    expect(rows).toEqual([{ parties: ['comesa', 'midcom'] }]);
  });

  it('had 29 of 32 parties answer before the seventh meeting', async () => {
    const [cell] = await db().$queryRaw<object[]>`
      SELECT DISTINCT c.answered, c.invited, (SELECT count(*)::int FROM "Submission" s JOIN "Response" r ON r.id = s."responseId" WHERE r."surveyId" = v.id) AS submissions
      FROM "ResultCell" c JOIN "ResultSnapshot" n ON n.id = c."snapshotId" JOIN "Survey" v ON v.id = n."surveyId" JOIN "Meeting" m ON m.id = v."meetingId"
      WHERE m.slug = 'grcp7' AND c."columnKey" = 'total'`;
    expect(cell).toEqual({ answered: 29, invited: 32, submissions: 29 });
  });

  it('stores the points that the answers give, in every cell of both snapshots', async () => {
    const wrong = await db().$queryRaw<object[]>`
      WITH ballot AS (
        SELECT n.id AS "snapshotId", a.id AS "answerId", q.id AS "questionId",
               CASE WHEN p.kind = 'GLOBAL_PROCESS' THEN 'global' WHEN count(pr.*) > 1 THEN 'interregional' ELSE coalesce(min(pr."regionCode"), 'unassigned') END AS "columnKey",
               (SELECT count(*) FROM "AnswerChoice" ac WHERE ac."answerId" = a.id) AS length
        FROM "ResultSnapshot" n
        JOIN "Response" r ON r."surveyId" = n."surveyId" AND r.status = 'SUBMITTED'
        JOIN "Party" p ON p.id = r."partyId"
        LEFT JOIN "PartyRegion" pr ON pr."partyId" = p.id
        JOIN "Answer" a ON a."responseId" = r.id
        JOIN "Question" q ON q.id = a."questionId" AND q.code = 'priorities'
        GROUP BY n.id, a.id, q.id, p.kind
      ), scored AS (
        SELECT b."snapshotId", b."columnKey", c.code AS "choiceCode",
               CASE WHEN ac.rank IS NOT NULL THEN 2 * (12 - ac.rank) ELSE 12 - b.length - 1 END AS points2, (ac.rank IS NOT NULL)::int AS top
        FROM ballot b JOIN "Choice" c ON c."questionId" = b."questionId" LEFT JOIN "AnswerChoice" ac ON ac."answerId" = b."answerId" AND ac."choiceId" = c.id
      ), columns AS (
        SELECT * FROM scored UNION ALL SELECT "snapshotId", 'total', "choiceCode", points2, top FROM scored
      ), computed AS (
        SELECT "snapshotId", "columnKey", "choiceCode", sum(points2)::int AS points2, sum(top)::int AS top, count(*)::int AS n FROM columns GROUP BY 1, 2, 3
      )
      SELECT c."columnKey", c."choiceCode", c.points2, k.points2 AS computed
      FROM "ResultCell" c LEFT JOIN computed k USING ("snapshotId", "columnKey", "choiceCode")
      WHERE c.points2 <> coalesce(k.points2, 0) OR c."topCount" <> coalesce(k.top, 0) OR c.answered <> coalesce(k.n, 0)`;
    expect(wrong).toEqual([]);
    expect(await db().resultCell.count()).toBe(2 * 12 * 8);
  });

  it.each(['grcp7', 'grcp-next'])('seals for %s what the application computes from the submissions', async (slug) => {
    const scope = await enterMeeting(null, slug);
    const snapshot = await db().resultSnapshot.findFirstOrThrow({
      where: { survey: { meetingId: scope.meeting.id } },
      select: { surveyId: true, payload: true },
    });
    const { input, seals, attributed } = await readAnswers(db(), scope, snapshot.surveyId);
    const computed = { ...countedFor(input, attributed), submissions: seals };
    expect(snapshot.payload).toMatchObject(JSON.parse(canonicalJson(computed)) as object);
  });

  it('leads from every commitment back to a survey figure', async () => {
    const ways = await db().$queryRaw<{ symbol: string; figures: number }[]>`
      SELECT c.symbol, count(DISTINCT cell.id)::int AS figures
      FROM "Commitment" c
      JOIN "Decision" d ON d.id = c."decisionId" AND d."revisionId" = c."revisionId" AND d.outcome IN ('ADOPTED', 'WITH_RESERVATIONS')
      JOIN "Revision" v ON v.id = c."revisionId"
      JOIN "Recommendation" g ON g.id = v."recommendationId" AND g."headRevisionId" = v.id AND g.level = 'GENERAL'
      JOIN "ConsolidationSource" s ON s."generalId" = g.id AND s.disposition IN ('FULL', 'PARTIAL')
      JOIN "Revision" rv ON rv.id = s."regionalRevisionId" AND rv."recommendationId" = s."regionalId"
      JOIN "Recommendation" r ON r.id = s."regionalId" AND r."headRevisionId" = rv.id
      JOIN "Issue" i ON i.id = r."issueId"
      JOIN "ResultCell" cell ON cell.id = i."cellId" AND cell."choiceCode" = i."themeCode" AND cell."inTopK"
      JOIN "OutcomeBlock" b ON b."commitmentId" = c.id AND b."revisionId" = c."revisionId"
      GROUP BY c.symbol ORDER BY c.symbol`;
    expect(ways.map(({ symbol }) => symbol)).toEqual(['C/1', 'C/2', 'C/3', 'C/4', 'C/5', 'C/6', 'C/7']);
    expect(ways.every(({ figures }) => figures > 0)).toBe(true);
  });

  it('had the Highlights of the seventh meeting cleared: comments with their dispositions, then silence on the text that was signed', async () => {
    const rounds = await db().$queryRaw<object[]>`
      SELECT r.number, r.silence, s.outcome, e.at = r."closesAt" AS "isOver", v.sha256 = r."contentHash" AS "isOnItsVersion",
             (SELECT count(*)::int FROM "ClearingAudience" a WHERE a."roundId" = r.id) AS asked,
             (SELECT count(*)::int FROM "ClearingComment" c WHERE c."roundId" = r.id AND c."byAccountId" IS NOT NULL) AS comments,
             (SELECT count(DISTINCT d.kind)::int FROM "ClearingDisposition" d JOIN "ClearingComment" c ON c.id = d."commentId"
               WHERE c."roundId" = r.id) AS kinds,
             (SELECT count(*)::int FROM "SignOff" o WHERE o."versionId" = v.id) AS signatures
      FROM "ClearingRound" r JOIN "DraftVersion" v ON v.id = r."versionId" JOIN "ClearingEnd" e ON e."roundId" = r.id
      LEFT JOIN "ClearingSilenceEnd" s ON s."roundId" = r.id ORDER BY r.number`;
    const alike = { isOver: true, isOnItsVersion: true, asked: 32 };
    expect(rounds).toEqual([
      { ...alike, number: 1, silence: false, outcome: null, comments: 5, kinds: 4, signatures: 0 },
      { ...alike, number: 2, silence: true, outcome: 'ADOPTED', comments: 0, kinds: 0, signatures: 4 },
    ]);
    const changed = await db().$queryRaw<object[]>`
      SELECT w.language, count(*)::int AS n, bool_and(w."parentIds" = ARRAY[b.id] AND w.at > r."closesAt") AS "isAfter",
             bool_and((SELECT array_agg(s.uid ORDER BY s.position) FROM "BlockSentence" s WHERE s."wordingId" = w.id)
                    = (SELECT array_agg(s.uid ORDER BY s.position) FROM "BlockSentence" s WHERE s."wordingId" = b.id)) AS "keepsIds"
      FROM "BlockWording" w JOIN "BlockWording" b ON b."blockId" = w."blockId" AND b.language = w.language AND b.number = 1
      JOIN "ClearingRound" r ON r.number = 1 WHERE w.number = 2 GROUP BY w.language ORDER BY w.language`;
    expect(changed).toEqual(['en', 'es', 'fr'].map((language) => ({ language, n: 2, isAfter: true, keepsIds: true })));
  });

  it('says every multilingual text in English, French and Spanish', async () => {
    const gaps = await db().$queryRaw<object[]>`
      WITH texts AS (
        SELECT 'Meeting' AS of, slug AS key, unnest(ARRAY[title, "shortTitle", theme]) AS text FROM "Meeting"
        UNION ALL SELECT 'AgendaSession', code, title FROM "AgendaSession"
        UNION ALL SELECT 'Survey', code, unnest(ARRAY[title, intro]) FROM "Survey"
        UNION ALL SELECT 'Question', code, unnest(ARRAY[label, help]) FROM "Question"
        UNION ALL SELECT 'Choice', code, label FROM "Choice"
        UNION ALL SELECT 'BreakoutGroup', code, names FROM "BreakoutGroup"
        UNION ALL SELECT 'Issue', "themeCode", title FROM "Issue"
        UNION ALL SELECT 'OutcomeDocument', symbol, title FROM "OutcomeDocument"
        UNION ALL SELECT 'OutcomeBlock', w."blockId"::text, jsonb_object_agg(w.language, w.text) FROM "BlockWording" w GROUP BY w."blockId"
        UNION ALL SELECT 'Commitment', symbol, indicator FROM "Commitment"
        UNION ALL SELECT 'Unit', t."unitId"::text, jsonb_object_agg(t.language, t.text) FROM "UnitText" t GROUP BY t."unitId"
      )
      SELECT of, key, language FROM texts, unnest(ARRAY['en', 'fr', 'es']) language WHERE coalesce(trim(text ->> language), '') = ''`;
    expect(gaps).toEqual([]);
  });

  it('keeps every counter', async () => {
    const [seats, confirmed] = [
      await numberOf(db().$queryRaw`
        SELECT count(*)::int AS n FROM "Delegation" d WHERE d."seatsTaken" <> (
          SELECT count(*) FROM "Registration" r WHERE r."delegationId" = d.id AND r.status IN ('INVITED', 'NOMINATED', 'SUBMITTED', 'CONFIRMED', 'WAITLISTED'))`),
      await numberOf(db().$queryRaw`
        SELECT count(*)::int AS n FROM "Meeting" m WHERE m."confirmedCount" <> (SELECT count(*) FROM "Registration" r WHERE r."meetingId" = m.id AND r.status = 'CONFIRMED')
          OR m."liveSeq" <> (SELECT count(*) FROM "LiveEvent" e WHERE e."meetingId" = m.id)`),
    ];
    const symbols = await db().$queryRaw<object[]>`
      WITH given AS (SELECT "meetingId", symbol FROM "Recommendation" WHERE symbol IS NOT NULL UNION ALL SELECT "meetingId", symbol FROM "Commitment")
      SELECT m.slug, c.prefix, c.last, count(g.*)::int AS given
      FROM "SymbolCounter" c JOIN "Meeting" m ON m.id = c."meetingId" LEFT JOIN given g ON g."meetingId" = c."meetingId" AND split_part(g.symbol, '/', 1) = c.prefix
      GROUP BY 1, 2, 3 HAVING c.last <> count(g.*)`;
    expect({ seats, confirmed, symbols }).toEqual({ seats: 0, confirmed: 0, symbols: [] });
  });

  it('has hashes that verify', async () => {
    const revisions = await db().revision.findMany({
      include: { units: { include: { texts: true }, orderBy: { position: 'asc' } } },
    });
    for (const { units, hash, themes, objectives, addressees, dueBy } of revisions) {
      const sources = units.map(({ uid, position, texts }) => {
        const source = texts.find(({ sourceHash }) => sourceHash === null);
        for (const text of texts) if (text !== source) expect(text.sourceHash).toBe(textHash(source?.text ?? ''));
        return { uid, position, language: source?.language ?? '', text: source?.text ?? '' };
      });
      expect(revisionHash({ units: sources, themes, objectives, addressees, dueBy })).toBe(hash);
    }
    for (const { payload, sha256: seal } of await db().submission.findMany())
      expect(sha256(canonicalJson(payload))).toBe(seal);
    for (const { payload, sha256: seal } of await db().resultSnapshot.findMany())
      expect(sha256(canonicalJson(payload))).toBe(seal);
    for (const { definition, sha256: seal } of await db().surveyVersion.findMany())
      expect(sha256(canonicalJson(definition))).toBe(seal);
    for (const { canonical, sha256: seal } of await db().publication.findMany()) expect(sha256(canonical)).toBe(seal);
    expect(revisions.length).toBeGreaterThan(40);
  });

  it('took no step that the state machines do not know', async () => {
    const steps = await db().recommendationTransition.findMany({
      where: { fromStatus: { not: null } },
      select: { fromStatus: true, toStatus: true, recommendation: { select: { level: true } } },
    });
    const tables = { REGIONAL: REGIONAL_TRANSITIONS, GENERAL: GENERAL_TRANSITIONS };
    const unknown = steps.filter(
      ({ fromStatus, toStatus, recommendation }) =>
        !tables[recommendation.level].some(({ from, to }) => from === fromStatus && to === toStatus),
    );
    const decisions = await db().registrationDecision.findMany({ select: { fromStatus: true, toStatus: true } });
    expect(unknown).toEqual([]);
    expect(decisions.filter(({ fromStatus, toStatus }) => !mayMove(fromStatus, toStatus))).toEqual([]);
    // The last step is what the status says.
    const stale = await db().$queryRaw<object[]>`
      SELECT r.id FROM "Recommendation" r JOIN LATERAL (
        SELECT "toStatus" FROM "RecommendationTransition" t WHERE t."recommendationId" = r.id ORDER BY t.at DESC, t.id DESC LIMIT 1) last ON last."toStatus" <> r.status`;
    const staleRegistrations = await db().$queryRaw<object[]>`
      SELECT r.id FROM "Registration" r JOIN LATERAL (
        SELECT "toStatus" FROM "RegistrationDecision" t WHERE t."registrationId" = r.id ORDER BY t.at DESC, t.id DESC LIMIT 1) last ON last."toStatus" <> r.status`;
    expect({ stale, staleRegistrations }).toEqual({ stale: [], staleRegistrations: [] });
  });

  it('files no text of 2017 under objectives that did not exist', async () => {
    const of2017 = await db().revision.count({
      where: { recommendation: { meeting: { slug: 'grcp7' } }, objectives: { isEmpty: false } },
    });
    const now = await db().revision.count({
      where: { recommendation: { meeting: { slug: 'grcp-next' } }, objectives: { isEmpty: true } },
    });
    expect({ of2017, now }).toEqual({ of2017: 0, now: 0 });
  });

  it('has documents of which no line runs off its page', async () => {
    const files = await db().storedFile.findMany({
      where: { purpose: { in: ['document', 'nomination-letter'] }, type: 'application/pdf' },
      select: { id: true },
    });
    expect(files.length).toBeGreaterThan(10);
    const tooWide: string[] = [];
    let lines = 0;
    for (const { id } of files) {
      const stored = await readStoredFile(id);
      if (!stored) throw new Error(`no file ${id}`);
      const pdf = await openPdf(stored.bytes);
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { width } = page.getViewport({ scale: 1 });
        for (const item of (await page.getTextContent()).items) {
          if (!('str' in item)) continue;
          lines += 1;
          const left = Number(item.transform[4]);
          if (left + item.width > width - left) tooWide.push(item.str);
        }
      }
    }
    expect(lines).toBeGreaterThan(40);
    expect(tooWide).toEqual([]);
  });

  it('is marked as illustrative throughout, with addresses that reach nobody', async () => {
    expect(await db().meeting.count({ where: { illustrative: false } })).toBe(0);
    expect(await db().person.count({ where: { illustrative: false } })).toBe(0);
    expect(
      await db().account.count({
        where: { OR: [{ illustrative: false }, { NOT: { email: { endsWith: '.example.org' } } }] },
      }),
    ).toBe(0);
    expect(await db().registration.count({ where: { NOT: { email: { endsWith: '.example.org' } } } })).toBe(0);
  });

  it('has somebody to sign in as for every role', async () => {
    const accounts = await db().account.findMany({
      where: { email: { endsWith: '@sample.example.org' } },
      select: {
        email: true,
        siteRole: true,
        persons: {
          select: {
            person: {
              select: {
                roles: { select: { kind: true }, where: { meeting: { slug: 'grcp-next' } }, orderBy: { kind: 'asc' } },
              },
            },
          },
        },
      },
      orderBy: { email: 'asc' },
    });
    const roles = accounts.map(({ email, siteRole, persons }) => [
      email.split('@')[0],
      siteRole ?? persons.flatMap(({ person }) => person.roles.map(({ kind }) => kind)).join(' '),
    ]);
    expect(Object.fromEntries(roles)).toEqual({
      administrator: 'ADMIN',
      chair: 'CHAIR',
      delegate: 'DELEGATE',
      door: 'DOOR',
      facilitator: 'FACILITATOR DELEGATE',
      finance: 'FINANCE',
      'focal-point': 'FOCAL_POINT',
      logistics: 'LOGISTICS',
      observer: 'OBSERVER',
      organiser: 'ORGANISER',
      rapporteur: 'RAPPORTEUR DELEGATE',
      screen: 'SCREEN_OPERATOR',
      staff: 'STAFF',
      translator: 'TRANSLATOR',
      travel: 'TRAVEL',
    });
  });

  it('gives nobody a courtesy title that does not suit the given name', async () => {
    const people = await db().person.findMany({
      where: { courtesyTitle: { in: ['MS', 'MR'] }, illustrative: true },
      select: { courtesyTitle: true, givenName: true },
    });
    expect(people.length).toBeGreaterThan(20);
    expect(
      people.filter(({ courtesyTitle, givenName }) => feminine.has(givenName) !== (courtesyTitle === 'MS')),
    ).toEqual([]);
  });

  it('leaves something to do for everybody at the next edition', async () => {
    const next = { meeting: { slug: 'grcp-next' } };
    const counted = async (rows: Promise<{ status: string; _count: number }[]>) =>
      Object.fromEntries((await rows).map(({ status, _count }) => [status, _count]));
    const invitations = await counted(db().invitation.groupBy({ by: ['status'], where: next, _count: true }));
    const regional = await counted(
      db().recommendation.groupBy({ by: ['status'], where: { ...next, level: 'REGIONAL' }, _count: true }),
    );
    const general = await counted(
      db().recommendation.groupBy({ by: ['status'], where: { ...next, level: 'GENERAL' }, _count: true }),
    );
    const responses = await counted(db().response.groupBy({ by: ['status'], where: { survey: next }, _count: true }));
    const registrations = await db().registration.groupBy({ by: ['status'], where: next });
    const focalPoint = await db().meetingRole.findFirstOrThrow({
      where: {
        ...next,
        kind: 'FOCAL_POINT',
        person: { accounts: { some: { account: { email: 'focal-point@sample.example.org' } } } },
      },
      select: {
        delegation: {
          select: {
            seatsTaken: true,
            invitation: { select: { status: true } },
            party: { select: { responses: { where: { survey: next } } } },
          },
        },
      },
    });
    expect({ invitations, regional, general, responses }).toEqual({
      invitations: { DRAFT: 4, SENT: 7, ACCEPTED: 21, DECLINED: 2 },
      regional: { DRAFT: 1, GROUP_REVIEW: 1, AGREED: 2, SUBMITTED: 1, CONSOLIDATED: 5 },
      general: { DRAFT: 1, READY: 2, UNDER_REVIEW: 1, ADOPTED: 1 },
      responses: { SUBMITTED: 19, DRAFT: 4 },
    });
    expect(registrations.map(({ status }) => status).sort()).toEqual([
      'CONFIRMED',
      'DECLINED',
      'NOMINATED',
      'SUBMITTED',
      'SUBSTITUTED',
      'WAITLISTED',
      'WITHDRAWN',
    ]);
    expect(focalPoint.delegation).toEqual({ seatsTaken: 0, invitation: { status: 'SENT' }, party: { responses: [] } });
    expect(
      await db().carryOver.count({
        where: { meetingId: (await db().meeting.findUniqueOrThrow({ where: { slug: 'grcp-next' } })).id },
      }),
    ).toBe(7);
    expect(await db().plenaryItem.count({ where: next })).toBe(4);
  });

  it('has a plenary that has begun: amendments of which two clash, a silence that runs, a reservation, delegations that wait', async () => {
    const scope = await enterMeeting(await signIn('chair@sample.example.org'), 'grcp-next');
    const onScreen = await db().plenaryItem.findFirstOrThrow({
      where: { meetingId: scope.meeting.id, onScreenSince: { not: null } },
      select: { recommendationId: true },
    });
    const amendments = await listAmendments(scope, onScreen.recommendationId);
    expect(amendments.map(({ end, clashes }) => [end, clashes.length > 0])).toEqual([
      [null, true],
      [null, false],
      [null, true],
    ]);
    const { turns } = await readRoom(scope);
    expect(turns.map(({ startedAt }) => startedAt)).toEqual([null, null, null]);
    const silence = await db().silenceProcedure.findFirstOrThrow({
      where: { recommendation: { meetingId: scope.meeting.id } },
      include: { audience: true, end: true, breaks: true },
    });
    expect([silence.audience.length, silence.end, silence.breaks.length]).toEqual([21, null, 0]);
    expect(silence.closesAt > new Date()).toBe(true);
    // What was decided and asked is the text as it stands, in every language.
    const record = await readPlenaryRecord(scope);
    expect(record.items.flatMap(({ decisions }) => decisions.map(({ reservations }) => reservations.length))).toEqual([
      1,
    ]);
    expect(verifyBundle(await makeBundle(record), []).findings).toEqual([]);
  });

  it('draws the same rows from the same seed', async () => {
    const directory = await db().$transaction((tx) => readDirectory(tx));
    const facts = {
      title: text,
      theme: text,
      startsOn: new Date(0),
      endsOn: new Date(0),
      city: 'Geneva',
      countryCode: 'CH',
      sources: [],
    };
    const build = () => {
      const kit = makeKit(directory, 20171010, 0);
      buildSeventh(kit, addSamplePeople(kit, new Date(0), true), facts, () => '', new Set());
      return JSON.stringify(kit.rows);
    };
    expect(build()).toBe(build());
  });

  it('leaves one audit entry per meeting', async () => {
    const entries = await db().auditEntry.findMany({ select: { role: true, action: true, subjectType: true } });
    expect(entries).toEqual([
      { role: 'SYSTEM', action: 'sample.load', subjectType: 'Meeting' },
      { role: 'SYSTEM', action: 'sample.load', subjectType: 'Meeting' },
    ]);
  });
});
