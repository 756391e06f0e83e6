import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { answersWith, makeAskedParty, makeRegions, makeSurvey, submitAnswer } from '@/prisma/factories/surveys';
import {
  appointDefinition,
  closeMeetingDefinition,
  createMeetingDefinition,
  dismissDefinition,
  editMeetingDefinition,
  openMeetingDefinition,
} from './definitions';

/** What the form of a new meeting posts: texts only. */
function typed(change: Record<string, unknown> = {}) {
  const name = randomUUID().slice(0, 8);
  return {
    slug: `grcp-${name}`,
    code: `G${name.toUpperCase()}`,
    seriesCode: 'test-series',
    edition: String(Math.floor(Math.random() * 900) + 1),
    title: { en: 'Tenth Global Meeting', fr: '', es: '' },
    shortTitle: { en: 'Tenth Global RCP Meeting', fr: 'Dixième Réunion mondiale des PCR', es: '' },
    theme: { en: 'Partnerships', fr: '', es: '' },
    city: 'Kathmandu',
    countryCode: 'CH',
    venue: '',
    startsOn: '2027-04-13',
    endsOn: '2027-04-14',
    zone: 'Asia/Kathmandu',
    sourceLanguage: 'en',
    languages: ['fr', 'en'],
    registrationOpens: { date: '2027-01-18', time: '09:00' },
    registrationCloses: { date: '2027-03-26', time: '23:59' },
    surveyCloses: { date: '', time: '' },
    capacity: '120',
    topK: '5',
    smallCell: '5',
    // Whenever the test runs.
    isRecord: 'on',
    ...change,
  };
}

const key = () => randomUUID();
let staff: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  await db().meetingSeries.create({ data: { code: 'test-series', names: { en: 'Test' } } });
  staff = await makeActor({ siteRole: 'STAFF' });
});

const create = (input: unknown, actor: Actor | null = staff) =>
  execute(createMeetingDefinition, { actor, input, key: key() });

describe('creating a meeting', () => {
  it('stores windows in UTC, languages with the source first, and one audit row', async () => {
    const input = typed();
    expect(await create(input)).toEqual({ ok: true, value: { slug: input.slug } });
    const row = await db().meeting.findUniqueOrThrow({ where: { slug: input.slug } });
    expect(row).toMatchObject({
      phase: 'PREPARATION',
      registrationOpensAt: new Date('2027-01-18T03:15:00Z'),
      registrationClosesAt: new Date('2027-03-26T18:14:00Z'),
      surveyClosesAt: null,
      languages: ['en', 'fr'],
      shortTitle: { en: 'Tenth Global RCP Meeting', fr: 'Dixième Réunion mondiale des PCR' },
      venue: null,
      startsOn: new Date('2027-04-13T00:00:00Z'),
    });
    expect(await db().auditEntry.count({ where: { subjectId: row.id, action: 'meeting.create' } })).toBe(1);
  });

  it('ties the edition to the one before it', async () => {
    const before = typed({ edition: '901' });
    await create(before);
    const after = typed({ edition: '902' });
    await create(after);
    const row = await db().meeting.findUniqueOrThrow({
      where: { slug: after.slug },
      select: { previous: { select: { slug: true } } },
    });
    expect(row.previous?.slug).toBe(before.slug);
  });

  it.each([
    [
      'an empty title in the source language',
      { title: { en: ' ', fr: 'Titre', es: '' } },
      { 'title.en': { code: 'required' } },
    ],
    [
      'a title missing in the language chosen as source',
      { sourceLanguage: 'fr' },
      { 'title.fr': { code: 'required' }, 'theme.fr': { code: 'required' } },
    ],
    [
      'a day without a time',
      { surveyCloses: { date: '2027-03-01', time: '' } },
      { 'surveyCloses.time': { code: 'required' } },
    ],
    [
      'days that are over, unless it is for the record',
      {
        isRecord: undefined,
        startsOn: '2017-04-13',
        endsOn: '2017-04-14',
        registrationOpens: { date: '', time: '' },
        registrationCloses: { date: '', time: '' },
      },
      { endsOn: { code: 'already_over' } },
    ],
    ['an end before the start', { endsOn: '2027-04-12' }, { endsOn: { code: 'ends_before_starts' } }],
    [
      'a window that closes before it opens',
      { registrationCloses: { date: '2027-01-01', time: '10:00' } },
      { 'registrationCloses.date': { code: 'closes_before_opens' } },
    ],
    [
      'registration or a survey that closes after the meeting',
      {
        surveyCloses: { date: '2028-03-01', time: '10:00' },
        registrationCloses: { date: '2028-03-01', time: '10:00' },
      },
      { 'surveyCloses.date': { code: 'closes_after_end' }, 'registrationCloses.date': { code: 'closes_after_end' } },
    ],
    [
      'a time the clocks jump over',
      { zone: 'Europe/Zurich', surveyCloses: { date: '2027-03-28', time: '02:30' } },
      { 'surveyCloses.time': { code: 'no_such_time' } },
    ],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }, { zone: { code: 'invalid_choice' } }],
    ['a country that is not in the directory', { countryCode: 'XX' }, { countryCode: { code: 'invalid_choice' } }],
    ['a series that does not exist', { seriesCode: 'none' }, { seriesCode: { code: 'invalid_choice' } }],
    ['an address with capitals', { slug: 'Grcp 10' }, { slug: { code: 'invalid_slug' } }],
    ['an extra key', { phase: 'OPEN' }, { phase: { code: 'unknown_field' } }],
  ])('refuses %s at its field', async (_what, change, fields) => {
    expect(await create(typed(change))).toEqual({ ok: false, code: 'invalid', fields });
  });

  it('refuses an address, a code and an edition that are taken, each at its field', async () => {
    const first = typed();
    await create(first);
    const result = await create(typed({ slug: first.slug, code: first.code, edition: first.edition }));
    const taken = { code: 'taken' };
    expect(result).toEqual({ ok: false, code: 'invalid', fields: { slug: taken, code: taken, edition: taken } });
  });

  it('lets one of two win the same address', async () => {
    const input = typed();
    const results = await Promise.all([create(input), create(input)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().meeting.count({ where: { slug: input.slug } })).toBe(1);
  });

  it('is for staff only', async () => {
    const meeting = await makeMeeting();
    const organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
    expect(await create(typed(), organiser)).toEqual({ ok: false, code: 'forbidden' });
    expect(await create(typed(), null)).toEqual({ ok: false, code: 'unauthenticated' });
  });
});

describe('editing a meeting', () => {
  const editable = (change: Record<string, unknown> = {}) => {
    const {
      slug: _slug,
      code: _code,
      seriesCode: _series,
      edition: _edition,
      isRecord: _record,
      ...rest
    } = typed(change);
    return { lockVersion: '0', ...rest };
  };
  const edit = (slug: string, input: unknown, actor: Actor | null = staff) =>
    execute(editMeetingDefinition, { actor, meeting: slug, input, key: key() });

  it('changes what was typed and says in the audit what was different', async () => {
    const meeting = await makeMeeting();
    expect(await edit(meeting.slug, editable({ city: 'Bern' }))).toEqual({ ok: true, value: { lockVersion: 1 } });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: meeting.id },
      select: { details: { select: { details: true } } },
    });
    expect(entry.details?.details).toMatchObject({ changed: { city: { from: 'Geneva', to: 'Bern' } } });
    expect(entry.details?.details).not.toMatchObject({ changed: { countryCode: expect.anything() } });
  });

  it('lets one of two editors win; the other is told of the conflict', async () => {
    const meeting = await makeMeeting();
    const results = await Promise.all([
      edit(meeting.slug, editable({ city: 'Bern' })),
      edit(meeting.slug, editable({ city: 'Basel' })),
    ]);
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['conflict', 'ok']);
  });

  it('refuses fewer places than are confirmed', async () => {
    const meeting = await makeMeeting({ confirmedCount: 30 });
    const result = await edit(meeting.slug, editable({ capacity: '29' }));
    expect(result).toEqual({
      ok: false,
      code: 'invalid',
      fields: { capacity: { code: 'below_confirmed', params: { min: 30 } } },
    });
  });

  it('refuses a lower smallest count once somebody has answered anonymously: less would be withheld than was announced', async () => {
    await makeRegions();
    const answered = async (attributed: boolean) => {
      const meeting = await makeMeeting({ smallCell: 10 });
      const { survey, version } = await makeSurvey(meeting, staff);
      await db().survey.update({ where: { id: survey }, data: { attributed } });
      const { delegationId: delegation } = await makeAskedParty(meeting.id);
      const role = { meetingId: meeting.id, delegationId: delegation, kind: 'FOCAL_POINT' } as const;
      const submitted = { delegation, version, answers: answersWith(['a']) };
      await submitAnswer(meeting, await makeActor({ roles: [role] }), submitted);
      return (smallCell: string) => edit(meeting.slug, editable({ smallCell }));
    };
    const anonymous = await answered(false);
    expect(await anonymous('3')).toEqual({
      ok: false,
      code: 'invalid',
      fields: { smallCell: { code: 'below_announced', params: { min: 10 } } },
    });
    expect(await anonymous('12')).toMatchObject({ ok: true });
    // With names, everybody inside may know: that was announced.
    const named = await answered(true);
    expect(await named('3')).toMatchObject({ ok: true });
  });

  it('refuses a closed meeting, and people of another meeting', async () => {
    const closed = await makeMeeting({ phase: 'CLOSED' });
    expect(await edit(closed.slug, editable())).toEqual({ ok: false, code: 'closed' });
    const other = await makeMeeting();
    const organiser = await makeActor({ roles: [{ meetingId: closed.id, kind: 'ORGANISER' }] });
    expect(await edit(other.slug, editable(), organiser)).toEqual({ ok: false, code: 'forbidden' });
  });
});

describe('the phases of a meeting', () => {
  const open = (slug: string, lockVersion = '0') =>
    execute(openMeetingDefinition, { actor: staff, meeting: slug, input: { lockVersion }, key: key() });
  const close = (slug: string, lockVersion: string, confirmed?: string) =>
    execute(closeMeetingDefinition, {
      actor: staff,
      meeting: slug,
      input: { lockVersion, ...(confirmed ? { confirmed } : {}) },
      key: key(),
    });

  it('goes from preparation to open to closed, and not back', async () => {
    const { slug } = await makeMeeting({ phase: 'PREPARATION' });
    expect(await close(slug, '0', 'on')).toEqual({ ok: false, code: 'closed' });
    expect(await open(slug)).toEqual({ ok: true, value: { phase: 'OPEN' } });
    expect(await open(slug, '1')).toEqual({ ok: false, code: 'closed' });
    expect(await close(slug, '1')).toEqual({ ok: false, code: 'invalid', fields: { confirmed: { code: 'required' } } });
    expect(await close(slug, '1', 'on')).toEqual({ ok: true, value: { phase: 'CLOSED' } });
    expect(await open(slug, '2')).toEqual({ ok: false, code: 'closed' });
  });

  it('opens once when two press at the same moment, and tells those who watch', async () => {
    const meeting = await makeMeeting({ phase: 'PREPARATION' });
    const results = await Promise.all([open(meeting.slug), open(meeting.slug)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().liveEvent.count({ where: { meetingId: meeting.id, type: 'meeting.phase' } })).toBe(1);
    expect(await db().auditEntry.count({ where: { subjectId: meeting.id, action: 'meeting.open' } })).toBe(1);
  });

  it('hides a meeting in preparation from those who are no part of it', async () => {
    const meeting = await makeMeeting({ phase: 'PREPARATION' });
    const stranger = await makeActor();
    const call = { meeting: meeting.slug, input: { lockVersion: '0' }, key: key() };
    expect(await execute(openMeetingDefinition, { actor: stranger, ...call })).toEqual({
      ok: false,
      code: 'not_found',
    });
  });
});

describe('roles in the meeting', () => {
  const chair = {
    kind: 'CHAIR',
    givenName: 'Charlotte',
    surname: 'Chair',
    email: 'charlotte.chair@example.org',
    locale: 'en',
  };
  const rolesIn = (meetingId: string) =>
    db().meetingRole.findMany({
      where: { meetingId },
      select: { id: true, kind: true, person: { select: { surname: true } } },
    });

  it('are given by name, held once however often they are given, and taken back', async () => {
    const { id, slug } = await makeMeeting();
    const appoint = () => execute(appointDefinition, { actor: staff, meeting: slug, input: chair, key: key() });
    await Promise.all([appoint(), appoint()]);
    const [role, ...others] = await rolesIn(id);
    expect([role?.kind, role?.person.surname, others]).toEqual(['CHAIR', 'Chair', []]);
    const mails = await db().outboxMail.findMany({ where: { meetingId: id } });
    expect(mails.map(({ purpose, recipient, locale }) => [purpose, recipient, locale])).toEqual([
      ['appointment', chair.email, chair.locale],
    ]);
    expect(mails[0]?.body).toContain(`/${chair.locale}/sign-in`);
    const input = { appointment: role?.id };
    expect((await execute(dismissDefinition, { actor: staff, meeting: slug, input, key: key() })).ok).toBe(true);
    expect(await rolesIn(id)).toEqual([]);
  });

  it('are not given by those who hold them, nor once the meeting is closed', async () => {
    const open = await makeMeeting();
    const holder = await makeActor({ roles: [{ meetingId: open.id, kind: 'CHAIR' }] });
    expect(
      await execute(appointDefinition, { actor: holder, meeting: open.slug, input: chair, key: key() }),
    ).toMatchObject({ ok: false, code: 'forbidden' });
    const closed = await makeMeeting({ phase: 'CLOSED' });
    expect(
      await execute(appointDefinition, { actor: staff, meeting: closed.slug, input: chair, key: key() }),
    ).toMatchObject({ ok: false, code: 'closed' });
  });
});
