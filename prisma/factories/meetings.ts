import { randomUUID } from 'node:crypto';
import { db } from '@/lib/core/db';
import { foldName } from '@/lib/core/fold';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/core/prisma/client';
import type { MeetingRoleKind, SiteRole } from '@/lib/core/prisma/enums';

let made = 0;

/** A number no other record of this process has, for slugs, codes and editions. */
function next(): number {
  made += 1;
  return made;
}

/** A meeting with everything it must have; `data` overrides. Public and open unless said otherwise. */
export async function makeMeeting(data: Partial<Prisma.MeetingUncheckedCreateInput> = {}) {
  const number = next();
  const name = `${number}-${randomUUID().slice(0, 8)}`;
  const seriesCode = data.seriesCode ?? `series-${name}`;
  await db().meetingSeries.upsert({
    where: { code: seriesCode },
    update: {},
    create: { code: seriesCode, names: { en: 'Series' } },
  });
  return db().meeting.create({
    data: {
      slug: `meeting-${name}`,
      code: `M${name.replace(/\W/g, '').toUpperCase()}`,
      edition: number,
      title: { en: 'A meeting', fr: 'Une réunion', es: 'Una reunión' },
      shortTitle: { en: 'Meeting', fr: 'Réunion', es: 'Reunión' },
      theme: { en: 'Theme' },
      city: 'Geneva',
      countryCode: 'CH',
      startsOn: new Date('2027-04-13T00:00:00Z'),
      endsOn: new Date('2027-04-14T00:00:00Z'),
      zone: 'Europe/Zurich',
      languages: ['en', 'fr', 'es'],
      phase: 'OPEN',
      capacity: 100,
      ...data,
      seriesCode,
    },
  });
}

type Held = { meetingId: string; kind: MeetingRoleKind; delegationId?: string; groupId?: string; signs?: string[] };

/** Somebody signed in: an account that acts for one person, with the roles given. */
export async function makeActor({
  siteRole = null,
  roles = [],
}: { siteRole?: SiteRole | null; roles?: Held[] } = {}): Promise<Actor> {
  const name = `Person ${next()}`;
  const email = `${randomUUID()}@example.org`;
  const account = await db().account.create({
    data: {
      email,
      siteRole,
      persons: {
        create: {
          primary: true,
          person: {
            create: { givenName: name, surname: 'Test', foldedName: foldName(name, 'Test'), roles: { create: roles } },
          },
        },
      },
      sessions: { create: { expiresAt: new Date(Date.now() + 3_600_000) } },
    },
    select: { id: true, locale: true, sessions: { select: { id: true } }, persons: { select: { personId: true } } },
  });
  return {
    accountId: account.id,
    sessionId: account.sessions[0]?.id ?? '',
    email,
    locale: account.locale,
    name: `${name} Test`,
    siteRole,
    personIds: account.persons.map(({ personId }) => personId),
  };
}

/** The country meetings of the factory are held in; reference data where there is any. */
export async function makeSwitzerland(): Promise<void> {
  await db().country.upsert({
    where: { iso2: 'CH' },
    update: {},
    create: {
      iso2: 'CH',
      iso3: 'CHE',
      names: { en: 'Switzerland' },
      commonNames: {},
      unMember: true,
      unObserver: false,
      unCommissions: [],
      euMember: false,
      sources: [],
      asOf: '2026',
      confidence: 'STATED',
    },
  });
}
