import { expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { loadVolume } from './load-volume';

const today = new Date('2030-05-01T10:00:00Z');

it('makes a meeting of the size asked for, with more parties than the directory has', async () => {
  const parties = await db().party.count();
  await db().$transaction((tx) => loadVolume(tx, today, 1, { meetings: 2, delegates: 250, answers: 120 }));
  await db().$transaction((tx) => loadVolume(tx, today, 2, { meetings: 2, delegates: 250, answers: 120 }));
  const [figures] = await db().$queryRaw<object[]>`
    SELECT (SELECT count(*)::int FROM "Registration" r WHERE r."meetingId" = m.id) AS registrations,
           (SELECT count(*)::int FROM "Delegation" d WHERE d."meetingId" = m.id) AS delegations,
           (SELECT count(*)::int FROM "Response" a JOIN "Survey" s ON s.id = a."surveyId" WHERE s."meetingId" = m.id AND a.status = 'SUBMITTED') AS answers,
           m."confirmedCount" = (SELECT count(*) FROM "Registration" r WHERE r."meetingId" = m.id AND r.status = 'CONFIRMED') AS "confirmedIsCounted",
           m.illustrative
    FROM "Meeting" m WHERE m.slug = 'illustrative-2'`;
  expect(figures).toEqual({
    registrations: 250,
    delegations: 120,
    answers: 120,
    confirmedIsCounted: true,
    illustrative: true,
  });
  expect(await db().party.count({ where: { code: { startsWith: 'illustrative-' } } })).toBe(
    (await db().party.count()) - parties,
  );
});
