import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { listLatest, listMeetingAudit } from '@/lib/audit/queries';
import { db, writeTally } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { writeAudits } from '@/lib/core/audit';
import type { InvitationStatus, PartyKind, RegistrationStatus } from '@/lib/core/prisma/enums';
import { listPublicMeetings, meetingDetails } from '@/lib/meetings/queries';
import { readLiveResults } from '@/prisma/factories/live-results';
import { makeGroup, makeTheme } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makePublished } from '@/prisma/factories/published';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import { answersWith, makeAskedParty, makeRegions, makeSurvey, submitAnswer } from '@/prisma/factories/surveys';
import { readFigures } from '@/lib/outcome/read-figures';
import { reopenDefinition } from '@/lib/surveys/definitions';
import { countTracked } from '@/lib/surveys/queries/track-responses';
import { deskFigures, participationByKind, sideCounts } from './queries/desk';
import { languageHashes } from '@/lib/outcome/model/hashes';
import { readDocumentContent } from '@/lib/outcome/read-content';
import { listTasks } from './queries/tasks';

beforeAll(makeSwitzerland);

async function makeParty(kind: PartyKind = 'RCP') {
  return db().party.create({
    data: {
      code: randomUUID(),
      kind,
      names: { en: 'Party' },
      acronyms: { en: 'P' },
      sources: [],
      asOf: '2026',
      confidence: 'STATED',
    },
    select: { id: true },
  });
}

type Invited = {
  status: InvitationStatus;
  kind?: PartyKind;
  persons?: RegistrationStatus[];
  seats?: number;
  answerBy?: Date;
};

/** A party with its invitation and, once it was sent, its delegation with persons in the states given. */
async function invite(meetingId: string, { status, kind = 'RCP', persons = [], seats = 3, answerBy }: Invited) {
  const party = await makeParty(kind);
  const frame = { meetingId, partyId: party.id };
  const invitation = await db().invitation.create({
    data: {
      ...frame,
      status,
      seats,
      answerBy: answerBy ?? null,
      focalPointGivenName: 'A',
      focalPointSurname: 'B',
      focalPointEmail: `${randomUUID()}@example.org`,
    },
  });
  if (status === 'DRAFT') return { partyId: party.id, delegationId: '', registrations: [] };
  const delegation = await db().delegation.create({
    data: { ...frame, invitationId: invitation.id, quota: seats, seatsTaken: persons.length },
  });
  const registrations = [];
  for (const [index, state] of persons.entries()) {
    registrations.push(
      await db().registration.create({
        data: {
          meetingId,
          status: state,
          email: 'x@example.org',
          givenName: 'P',
          surname: String(index),
          foldedName: `p ${index}`,
          submittedAt: state === 'SUBMITTED' ? new Date('2027-03-01T10:00:00Z') : null,
          delegation: undefined,
          delegationId: delegation.id,
          seatId: (await db().seat.create({ data: { delegationId: delegation.id, rank: index + 1 } })).id,
          personId: (
            await db().person.create({ data: { givenName: 'P', surname: String(index), foldedName: `p ${index}` } })
          ).id,
        },
        select: { id: true, personId: true },
      }),
    );
  }
  return { partyId: party.id, delegationId: delegation.id, registrations };
}

const staffScope = async (slug: string) => enterMeeting(await makeActor({ siteRole: 'STAFF' }), slug);

/** How many statements a read takes. */
async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  const tally = { writes: 0, statements: 0 };
  await writeTally.run(tally, read);
  return tally.statements;
}

describe('the figures of a desk', () => {
  it('count this meeting and no other', async () => {
    const meeting = await makeMeeting();
    const other = await makeMeeting();
    for (const { id } of [meeting, other]) {
      await invite(id, { status: 'ACCEPTED', persons: ['CONFIRMED', 'SUBMITTED', 'NOMINATED'] });
      await invite(id, { status: 'ACCEPTED', kind: 'UN_REGIONAL_COMMISSION' });
    }
    await db().meeting.update({ where: { id: meeting.id }, data: { answerBy: new Date('2027-03-10T17:00:00Z') } });
    await invite(meeting.id, { status: 'SENT' });
    await invite(meeting.id, { status: 'SENT', answerBy: new Date('2027-03-01T17:00:00Z') });
    await invite(meeting.id, { status: 'DECLINED' });
    await invite(meeting.id, { status: 'DRAFT' });
    await invite(meeting.id, { status: 'REVOKED' });
    const scope = await staffScope(meeting.slug);
    expect(await deskFigures(scope)).toEqual({
      invitations: {
        total: 6,
        drafts: 1,
        asked: 4,
        accepted: 2,
        declined: 1,
        silent: 2,
        due: [
          { at: expect.stringContaining('2027-03-01T17:00:00'), silent: 1 },
          { at: expect.stringContaining('2027-03-10T17:00:00'), silent: 1 },
        ],
      },
      delegations: { total: 2, named: 1, freeSeats: 3 },
      registrations: {
        nominated: 1,
        submitted: 1,
        confirmed: 1,
        persons: 1,
        waitlisted: 0,
        oldest: expect.stringContaining('2027-03-01T10:00:00'),
      },
      survey: { status: null, asked: 4, answered: 0, snapshots: 0 },
      groups: { total: 0, withoutFacilitator: [], withoutRapporteur: [], points: 0 },
      regional: { total: 0, open: 0, waiting: 0 },
      general: { total: 0, open: 0, ready: 0, asking: 0, decided: 0 },
      plenary: { items: 0, decided: 0 },
      outcome: { state: null, blocks: 0, paragraphs: 0, commitments: 0, publishedAt: null },
      mails: { failed: 0 },
    });
    expect(await participationByKind(scope)).toEqual([
      { kind: 'RCP', invited: 4, nominated: 1, confirmed: 1 },
      { kind: 'UN_REGIONAL_COMMISSION', invited: 1, nominated: 0, confirmed: 0 },
    ]);
    expect(await sideCounts(scope)).toEqual({
      invitations: 6,
      delegations: 1,
      registrations: 3,
      responses: 0,
      groups: 0,
      recommendations: 0,
      plenary: 0,
    });
  });

  it('count who has answered as results do: opened again, and not submitted anew, a party still has', async () => {
    await makeRegions();
    const meeting = await makeMeeting();
    const staff = await makeActor({ siteRole: 'STAFF' });
    const scope = await enterMeeting(staff, meeting.slug);
    const { survey, version } = await makeSurvey(meeting, staff);
    const parties = [
      await makeAskedParty(meeting.id),
      await makeAskedParty(meeting.id),
      await makeAskedParty(meeting.id),
    ];
    for (const { delegationId: delegation } of parties.slice(0, 2)) {
      const focalPoint = await makeActor({
        roles: [{ meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' }],
      });
      await submitAnswer(meeting, focalPoint, { delegation, version, answers: answersWith(['a']) });
    }
    const { id: response } = await db().response.findFirstOrThrow({ where: { surveyId: survey } });
    const opened = await execute(reopenDefinition, {
      actor: staff,
      meeting: meeting.slug,
      input: { response, reason: 'A figure is missing' },
      key: randomUUID(),
    });
    expect(opened).toMatchObject({ ok: true });
    const states = await countTracked(scope, survey);
    expect(states.map(({ state }) => state).toSorted()).toEqual(['reopened', 'silent', 'submitted']);

    const { results } = await readLiveResults(scope, survey);
    const ranking = results.questions.find(({ type }) => type === 'RANKING');
    expect(ranking?.type === 'RANKING' && ranking.table.total).toMatchObject({ answered: 2, invited: 3 });
    expect((await deskFigures(scope)).survey).toMatchObject({ asked: 3, answered: 2 });
    expect(await sideCounts(scope)).toMatchObject({ responses: 2 });
    const { participation } = await db().$transaction((tx) => readFigures(tx, meeting.id, ['SURVEY']));
    expect(participation).toMatchObject({ asked: 3, answered: 2 });
  });

  it('count groups without roles, recommendations, plenary items, mails and the document', async () => {
    const meeting = await makeMeeting();
    const { id: meetingId } = meeting;
    const group = (code: string, position: number) =>
      db().breakoutGroup.create({ data: { meetingId, code, position, names: { en: code } } });
    const [afr] = [await group('AFR', 1), await group('ASP', 2)];
    await makeActor({ roles: [{ meetingId, kind: 'FACILITATOR', groupId: afr.id }] });
    for (const status of ['DRAFT', 'SUBMITTED', 'WITHDRAWN'] as const)
      await db().recommendation.create({ data: { meetingId, level: 'REGIONAL', groupId: afr.id, status } });
    const ready = await db().recommendation.create({ data: { meetingId, level: 'GENERAL', status: 'READY' } });
    const adopted = await db().recommendation.create({ data: { meetingId, level: 'GENERAL', status: 'ADOPTED' } });
    for (const [position, { id }] of [ready, adopted].entries())
      await db().plenaryItem.create({ data: { meetingId, recommendationId: id, position } });
    const document = await db().outcomeDocument.create({
      data: { meetingId, symbol: meeting.code, title: { en: 'Highlights' } },
    });
    await db().outcomeBlock.create({
      data: { documentId: document.id, position: 1, kind: 'HEADING', level: 1 },
    });
    await db().outboxMail.create({
      data: {
        meetingId,
        purpose: 'x',
        recipient: 'a@b.c',
        locale: 'en',
        subject: 's',
        messageId: randomUUID(),
        status: 'BOUNCED',
      },
    });
    expect(await deskFigures(await staffScope(meeting.slug))).toMatchObject({
      groups: { total: 2, withoutFacilitator: ['ASP'], withoutRapporteur: ['AFR', 'ASP'], points: 0 },
      regional: { total: 2, open: 1, waiting: 1 },
      general: { total: 2, open: 0, ready: 1, asking: 0, decided: 1 },
      plenary: { items: 2, decided: 1 },
      outcome: { state: 'COMPOSING', blocks: 1, paragraphs: 0, commitments: 0, publishedAt: null },
      mails: { failed: 1 },
    });
  });

  it('are for the secretariat of this meeting', async () => {
    const meeting = await makeMeeting();
    const other = await makeMeeting();
    const organiser = await makeActor({ roles: [{ meetingId: other.id, kind: 'ORGANISER' }] });
    const scope = await enterMeeting(organiser, meeting.slug);
    await expect(deskFigures(scope)).rejects.toThrow('forbidden');
    await expect(sideCounts(scope)).rejects.toThrow('forbidden');
    await expect(participationByKind(scope)).rejects.toThrow('forbidden');
    await expect(listLatest(scope, 5)).rejects.toThrow('forbidden');
  });
});

describe('the number of statements', () => {
  it('does not grow with the rows', async () => {
    const counts: number[][] = [];
    for (const rows of [1, 3]) {
      const meeting = await makeMeeting();
      for (let n = 0; n < rows; n += 1) {
        const { registrations } = await invite(meeting.id, { status: 'ACCEPTED', persons: ['SUBMITTED'] });
        await db().$transaction((tx) =>
          writeAudits(
            tx,
            { accountId: null, role: 'ORGANISER', action: 'registration.submit', meetingId: meeting.id },
            [{ subject: { type: 'Registration', id: registrations[0]?.id ?? '' } }],
          ),
        );
      }
      const scope = await staffScope(meeting.slug);
      const site = enterSite(scope.actor);
      counts.push([
        await statementsOf(() => deskFigures(scope)),
        await statementsOf(() => participationByKind(scope)),
        await statementsOf(() => sideCounts(scope)),
        await statementsOf(() => listMeetingAudit(scope, {})),
        await statementsOf(() => listTasks(site, new Date())),
        await statementsOf(() => listPublicMeetings(site)),
        await statementsOf(() => meetingDetails(scope)),
      ]);
    }
    expect(counts[0]).toEqual([1, 1, 1, 2, 3, 1, 1]);
    expect(counts[1]).toEqual(counts[0]);
  });
});

describe('what is asked of me', () => {
  it('shows each their own meetings, delegations and groups', async () => {
    const now = new Date('2027-03-15T10:00:00Z');
    const meeting = await makeMeeting({ registrationClosesAt: new Date('2027-03-26T22:59:00Z') });
    const closed = await makeMeeting({ phase: 'CLOSED' });
    const { delegationId } = await invite(meeting.id, { status: 'SENT' });
    const past = await invite(closed.id, { status: 'SENT' });
    const focal = await makeActor({
      roles: [
        { meetingId: meeting.id, kind: 'FOCAL_POINT', delegationId },
        { meetingId: closed.id, kind: 'FOCAL_POINT', delegationId: past.delegationId },
      ],
    });
    const mine = await listTasks(enterSite(focal), now);
    expect(mine.desks).toEqual([]);
    expect(mine.tasks.map(({ key, href, due }) => ({ key, href, due }))).toEqual([
      { key: 'answerInvitation', href: `/meetings/${meeting.slug}/delegation`, due: new Date('2027-03-26T22:59:00Z') },
    ]);
    const stranger = await listTasks(enterSite(await makeActor()), now);
    expect(stranger).toEqual({ desks: [], tasks: [], past: [] });
    expect(mine.past.map(({ slug, isDesk }) => [slug, isDesk])).toEqual([[closed.slug, false]]);
    await expect(listTasks(enterSite(null), now)).rejects.toThrow('forbidden');
  });

  it('gives an organiser the desk of that meeting alone', async () => {
    const meeting = await makeMeeting();
    await makeMeeting();
    await invite(meeting.id, { status: 'ACCEPTED', persons: ['SUBMITTED'] });
    const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    const { desks, tasks } = await listTasks(enterSite(organiser), new Date('2027-03-15T10:00:00Z'));
    expect(tasks).toEqual([]);
    expect(desks).toMatchObject([
      { key: 'desk', shape: 'ask', href: `/manage/${meeting.slug}`, counts: { late: 0, decide: 1 } },
    ]);
  });

  it('keeps the desks of closed meetings for those who had them, and for the permanent secretariat', async () => {
    const closed = await makeMeeting({ phase: 'CLOSED' });
    const organiser = await makeActor({ roles: [{ meetingId: closed.id, kind: 'ORGANISER' }] });
    const staff = await makeActor({ siteRole: 'STAFF' });
    const now = new Date('2027-03-15T10:00:00Z');
    const own = await listTasks(enterSite(organiser), now);
    expect(own.past).toMatchObject([{ slug: closed.slug, isDesk: true }]);
    expect(own.desks).toEqual([]);
    expect((await listTasks(enterSite(staff), now)).past).toContainEqual(
      expect.objectContaining({ slug: closed.slug, isDesk: true }),
    );
  });
});

describe('what is asked after a meeting', () => {
  it('is a report on each commitment of the party until it is there, and again where it was sent back; the desk is told of those that wait', async () => {
    const meeting = await makeMeeting();
    const { partyId, delegationId } = await invite(meeting.id, { status: 'ACCEPTED' });
    const { delegationId: other } = await invite(meeting.id, { status: 'ACCEPTED' });
    const [first = '', second = '', third = ''] = await makePublished(meeting.id, ['One.', 'Two.', 'Three.']);
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
    const actorOf = (of: string) =>
      makeActor({ roles: [{ meetingId: meeting.id, kind: 'FOCAL_POINT', delegationId: of }] });
    const [focalPoint, stranger] = [await actorOf(delegationId), await actorOf(other)];
    const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    const asked = async (actor: typeof focalPoint) =>
      (await listTasks(enterSite(actor), new Date())).tasks.map(({ key, counts }) => [key, counts]);
    const waiting = async (actor: typeof focalPoint) =>
      (await listTasks(enterSite(actor), new Date())).past.map(({ reports }) => reports);
    expect(await asked(focalPoint)).toEqual([]);
    for (const commitmentId of [first, second])
      await db().commitmentPlan.create({
        data: { commitmentId, number: 1, owners: { create: { partyId } } },
        select: { id: true },
      });
    await db().commitmentPlan.create({ data: { commitmentId: third, number: 1 }, select: { id: true } });
    expect([await asked(focalPoint), await asked(stranger)]).toEqual([
      [['progress', { unreported: 2, sentBack: 0 }]],
      [],
    ]);
    const { id: reportId } = await db().progressReport.create({
      data: { commitmentId: first, partyId, number: 1, status: 'UNDER_WAY', text: 'Begun.', language: 'en' },
      select: { id: true },
    });
    expect(await asked(focalPoint)).toEqual([['progress', { unreported: 1, sentBack: 0 }]]);
    expect([await waiting(organiser), await waiting(focalPoint)]).toEqual([[1], [0]]);
    await db().progressReview.create({ data: { reportId, verdict: 'MORE_ASKED', reason: 'By whom?' } });
    expect(await asked(focalPoint)).toEqual([['progress', { unreported: 1, sentBack: 1 }]]);
    expect(await waiting(organiser)).toEqual([0]);
  });
});

describe('what is to be signed of the Highlights', () => {
  it('is asked of translators for their languages and then of the Chair, once the text is complete and again where it changes', async () => {
    const meeting = await makeMeeting({ phase: 'CLOSED' });
    const kind = 'TRANSLATOR';
    const named = await makeActor({ roles: [{ meetingId: meeting.id, kind, signs: ['fr', 'es'] }] });
    const other = await makeActor({ roles: [{ meetingId: meeting.id, kind }] });
    const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    const asked = async (actor: typeof named) =>
      (await listTasks(enterSite(actor), new Date())).tasks.map(({ key, counts }) => [key, counts.languages]);
    expect(await asked(named)).toEqual([]);
    const { id: documentId } = await db().outcomeDocument.create({
      data: { meetingId: meeting.id, symbol: 'X/Highlights', title: { en: 'Highlights' }, authentic: ['fr', 'en'] },
    });
    // Nothing is written yet, and Spanish is not authentic.
    expect(await asked(named)).toEqual([]);
    await makeGroup(meeting.id, 'AFR', 1, []);
    await db().outcomeBlock.create({ data: { documentId, position: 1, kind: 'FIGURE', figure: 'CONTRIBUTIONS' } });
    expect([await asked(named), await asked(other), await asked(chair)]).toEqual([[['signWording', 1]], [], []]);
    const sha256 = languageHashes((await readDocumentContent(db(), documentId)).content).fr ?? '';
    const { id: signOffId } = await db().signOff.create({
      data: {
        document: { connect: { id: documentId } },
        version: {
          create: { documentId, number: 1, canonical: '{}', sha256, languageHashes: {}, cause: 'SIGN_OFF', byName: '' },
        },
        capacity: 'LANGUAGE',
        language: 'fr',
        number: 1,
        sha256,
        byName: 'T',
      },
    });
    expect([await asked(named), await asked(chair)]).toEqual([[], [['signHighlights', 1]]]);
    // What is printed over the text changes elsewhere: nobody has ended the signature, and it stands no more.
    const place = { where: { id: meeting.id }, select: { id: true } };
    const { city } = await db().meeting.findUniqueOrThrow({ where: place.where, select: { city: true } });
    await db().meeting.update({ ...place, data: { city: 'Elsewhere' } });
    expect([await asked(named), await asked(chair)]).toEqual([[['signWording', 1]], []]);
    await db().meeting.update({ ...place, data: { city } });
    expect(await asked(named)).toEqual([]);
    await db().signOffEnd.create({ data: { signOffId, reason: 'TEXT_CHANGED', why: '' } });
    expect(await asked(named)).toEqual([['signWording', 1]]);
    await db().outcomeDocument.update({ where: { id: documentId }, data: { state: 'PUBLISHED' } });
    expect(await asked(named)).toEqual([]);
  });
});

describe('what a facilitator is asked', () => {
  it('counts the general recommendations that wait for what the group says, until it has said it of this very text', async () => {
    const meeting = await makeMeeting();
    const [group, other] = [await makeGroup(meeting.id), await makeGroup(meeting.id, 'AME', 2)];
    await makeTheme('labour-migration');
    const actorOf = (groupId: string) =>
      makeActor({ roles: [{ meetingId: meeting.id, kind: 'FACILITATOR', groupId }] });
    const [facilitator, uninvolved] = [await actorOf(group.id), await actorOf(other.id)];
    const source = await makeRecommendation({
      meetingId: meeting.id,
      groupId: group.id,
      status: 'SUBMITTED',
      symbol: 'AFR/1',
    });
    const general = await makeRecommendation({
      meetingId: meeting.id,
      status: 'CONCURRENCE',
      sources: [{ ...source, disposition: 'FULL' }],
    });
    await makeRecommendation({ meetingId: meeting.id, status: 'DRAFT', sources: [{ ...source, disposition: 'FULL' }] });
    const now = new Date('2027-03-01T10:00:00Z');
    const asked = async (actor: Awaited<ReturnType<typeof actorOf>>) =>
      (await listTasks(enterSite(actor), now)).tasks
        .filter(({ key }) => key === 'groupAsked')
        .map(({ counts }) => counts.asked);
    expect([await asked(facilitator), await asked(uninvolved)]).toEqual([[1], []]);
    const answer = (revisionId: string, at: Date) =>
      db().concurrence.create({
        data: { recommendationId: general.id, revisionId, groupId: group.id, answer: 'CONCURS', language: 'en', at },
        select: { id: true },
      });
    await answer(source.revisionId, new Date());
    expect(await asked(facilitator)).toEqual([1]);
    await answer(general.revisionId, new Date());
    expect(await asked(facilitator)).toEqual([]);
    const desk = await staffScope(meeting.slug);
    expect((await deskFigures(desk)).general).toMatchObject({ open: 2, asking: 0 });
    await db().concurrence.create({
      data: {
        recommendationId: general.id,
        revisionId: general.revisionId,
        groupId: group.id,
        answer: 'ASKS_CHANGE',
        text: 'By 2035',
        language: 'en',
        at: new Date(Date.now() + 1_000),
      },
      select: { id: true },
    });
    expect((await deskFigures(desk)).general).toMatchObject({ open: 2, asking: 1 });
  });
});
