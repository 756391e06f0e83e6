import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterSite } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { changeFactDefinition } from './definitions';
import { asOf } from './model/history';
import { getFigureFacts } from './queries/figures';
import { getHistory } from './queries/history';
import { getParty } from './queries/party';

let actor: Actor;
const site = () => enterSite(null);

async function person(siteRole: 'STAFF' | null): Promise<Actor> {
  const { id: personId } = await db().person.create({
    data: { givenName: 'Wanda', surname: 'Writer', foldedName: 'wanda writer' },
    select: { id: true },
  });
  const account = await db().account.create({
    data: {
      email: `${randomUUID()}@example.org`,
      siteRole,
      persons: { create: { personId, primary: true } },
    },
  });
  return {
    accountId: account.id,
    sessionId: randomUUID(),
    email: account.email,
    locale: 'en',
    name: 'Wanda Writer',
    siteRole,
    personIds: [personId],
  };
}

const idOf = async (code: string) => (await db().party.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;

async function change(code: string, input: Record<string, unknown>, by: Actor | null = actor) {
  return execute(changeFactDefinition, {
    actor: by,
    key: randomUUID(),
    input: { party: await idOf(code), source: 'https://process.example.org/chair', ...input },
  });
}

const chairOf = (country: string, since: string, until = '') => ({ what: 'CHAIR', values: { country, since, until } });
const countChanges = () => db().directoryChange.count();

describe('a change of the directory', () => {
  beforeAll(async () => {
    actor = await person('STAFF');
  });

  it('is of a kind that the party has: an organisation has no chair', async () => {
    const { code } = await db().party.findFirstOrThrow({
      where: { kind: { in: ['REGIONAL_ECONOMIC_ORGANISATION', 'REGIONAL_POLITICAL_ORGANISATION'] } },
    });
    const before = await countChanges();
    expect(await change(code, chairOf('TH', '2031'))).toMatchObject({
      ok: false,
      fields: { what: { code: 'invalid_choice' } },
    });
    expect(await countChanges()).toBe(before);
  });

  it('enters the next chair: the public record has it at once, and what was known before stays', async () => {
    const code = 'colombo-process';
    const before = await getParty(site(), code);
    const [{ now }] = await db().$queryRaw<
      [{ now: string }]
    >`SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`;
    const result = await change(code, {
      ...chairOf('TH', '2031-03-01', '2032'),
      sourceOn: '2030-11',
      why: 'Announced',
    });
    expect(result).toMatchObject({ ok: true, value: { party: code } });
    const after = await getParty(site(), code);
    expect(after.chairs.length).toBe(before.chairs.length + 1);
    expect(after.chairs.at(-1)).toMatchObject({
      country: { iso2: 'TH' },
      fromYear: 2031,
      toYear: 2032,
      confidence: 'STATED',
    });
    const { versions, changes } = await getHistory(site(), code);
    expect(changes[0]).toMatchObject({
      what: 'CHAIR',
      source: 'https://process.example.org/chair',
      sourceOn: '2030-11',
      why: 'Announced',
      by: null,
    });
    const countries = (day: string, known: string) =>
      asOf(versions, { day, known })
        .get('Chairmanship')
        ?.map(({ row: { countryCode } }) => countryCode);
    expect(countries('2031-06-01', '9999-12-31')).toContain('TH');
    expect(countries('2031-02-28', '9999-12-31')).not.toContain('TH');
    expect(countries('2031-06-01', now)).not.toContain('TH');
    expect(countries('2018-06-01', now)).toContain('NP');
    expect((await getHistory(enterSite(actor), code)).changes[0]?.by).toBe('Wanda Writer');
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { action: 'directory.change' },
      orderBy: { id: 'desc' },
    });
    expect(audit).toMatchObject({ subjectType: 'Party', role: 'STAFF', accountId: actor.accountId });
  });

  it('refuses what contradicts itself or what is known, and leaves nothing', async () => {
    const code = 'colombo-process';
    const changes = await countChanges();
    const refused = async (input: Record<string, unknown>) => {
      const result = await change(code, input);
      return result.ok
        ? 'done'
        : [
            result.code,
            Object.fromEntries(Object.entries(result.fields ?? {}).map(([name, { code: said }]) => [name, said])),
          ];
    };
    expect(await refused(chairOf('BD', '2034', '2033'))).toEqual(['invalid', { 'values.until': 'ends_before_begins' }]);
    expect(await refused(chairOf('BD', '2031-06', '2031-09'))).toEqual(['invalid', { 'values.since': 'overlaps' }]);
    expect(await refused(chairOf('ZZ', '2040'))).toEqual(['invalid', { 'values.country': 'invalid_choice' }]);
    expect(await refused(chairOf('BD', '2031-02-30'))).toEqual(['invalid', { 'values.since': 'invalid_partial_day' }]);
    expect(await refused({ ...chairOf('BD', '2040'), source: ' ' })).toEqual(['invalid', { source: 'required' }]);
    expect(await refused({ what: 'CHAIR', values: { since: '2040' } })).toEqual([
      'invalid',
      { 'values.country': 'required' },
    ]);
    expect(
      await refused({ ...chairOf('BD', '2040'), values: { country: 'BD', since: '2040', colour: 'red' } }),
    ).toEqual(['invalid', { 'values.colour': 'unknown_field' }]);
    expect(await refused({ what: 'THEMES', values: { themes: ['nothing'] } })).toMatchObject(['conflict', {}]);
    expect(await countChanges()).toBe(changes);
    // Two who chair together.
    expect(
      await change(code, {
        what: 'CHAIR',
        values: { country: 'BD', since: '2031-06', until: '2031-09', together: 'on' },
      }),
    ).toMatchObject({ ok: true });
  });

  it('is for the permanent secretariat alone', async () => {
    const other = await person(null);
    expect(await change('midsa', chairOf('ZA', '2040'), other)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await change('midsa', chairOf('ZA', '2040'), null)).toMatchObject({ ok: false, code: 'unauthenticated' });
  });

  it('two who change the same: the second reads what the first wrote, then decides', async () => {
    const code = 'rcm';
    const { id: row, ...stored } = await db().chairmanship.create({
      data: { partyId: await idOf(code), countryCode: 'PA', fromYear: 2050, toYear: 2051, confidence: 'STATED' },
    });
    const seen = {
      values: { country: 'PA', holder: '', since: String(stored.fromYear), until: String(stored.toYear), note: '' },
    };
    const first = { what: 'CHAIR', row, seen, values: { country: 'PA', since: '2050', until: '2050-06' } };
    const second = { what: 'CHAIR', row, seen, values: { country: 'PA', since: '2050', until: '2050-09' } };
    const answers = await Promise.all([change(code, first), change(code, second)]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    const refused = answers.find(({ ok }) => !ok);
    const now = (await db().chairmanship.findUniqueOrThrow({ where: { id: row } })).until;
    expect(refused).toMatchObject({
      code: 'conflict',
      fields: { 'values.until': { code: 'changed_meanwhile', params: { value: now, seen: now } } },
    });
    const late = answers[0]?.ok ? second : first;
    expect(await change(code, { ...late, seen: { values: { ...seen.values, until: now } } })).toMatchObject({
      ok: true,
    });
    // The same once more says nothing new.
    const again = await db().chairmanship.findUniqueOrThrow({ where: { id: row } });
    expect(await change(code, { ...late, seen: { values: { ...seen.values, until: again.until } } })).toMatchObject({
      ok: false,
      fields: { source: { code: 'nothing_changed' } },
    });
    expect(
      await change(code, {
        what: 'CHAIR',
        row,
        remove: 'on',
        seen: { values: { ...seen.values, until: again.until } },
      }),
    ).toMatchObject({ ok: true });
    expect(await db().chairmanship.count({ where: { id: row } })).toBe(0);
    expect(await change(code, late)).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('secretariat and themes hold from a day on, a correction takes the place of what stood, and the figures follow', async () => {
    const code = 'midsa';
    const party = await getParty(site(), code);
    const standing = party.secretariat!;
    const seen = {
      values: {
        organisations: standing.organisations.join('\n'),
        iom: standing.iom ?? '',
        iomRole: standing.iomRole ?? '',
        arrangement: standing.chairArrangement ?? '',
        chairNote: standing.chairNote ?? '',
        note: standing.note ?? '',
      },
    };
    const values = { ...seen.values, iom: 'hosts', organisations: 'SADC Secretariat\r\nIOM' };
    expect(await change(code, { what: 'SECRETARIAT', seen, values, mode: 'CHANGE' })).toMatchObject({
      ok: false,
      fields: { begins: { code: 'required' } },
    });
    expect(await change(code, { what: 'SECRETARIAT', seen, values, mode: 'CHANGE', begins: '2024-07' })).toMatchObject({
      ok: true,
    });
    const then = { values: { ...values, organisations: 'SADC Secretariat\nIOM' } };
    const early = { ...then.values, iom: 'none' };
    expect(
      await change(code, { what: 'SECRETARIAT', seen: then, values: early, mode: 'CHANGE', begins: '2020' }),
    ).toMatchObject({ ok: false, fields: { begins: { code: 'begins_too_early' } } });
    expect(await change(code, { what: 'SECRETARIAT', seen: then, values: early })).toMatchObject({ ok: true });
    const { versions } = await getHistory(site(), code);
    const iom = (day: string) =>
      asOf(versions, { day, known: '9999-12-31' })
        .get('SecretariatRole')
        ?.map(({ row }) => row['iom']);
    expect([iom('2024-06-30'), iom('2024-07-01')]).toEqual([[standing.iom], ['none']]);
    expect((await getFigureFacts(site(), '2026-06-30')).parties.find((one) => one.code === code)?.iomSecretariat).toBe(
      'none',
    );

    const codes = party.themes.map((theme) => theme.code).sort();
    const fewer = codes.slice(1);
    expect(
      await change(code, { what: 'THEMES', seen: { values: { themes: codes.join(' ') } }, values: { themes: fewer } }),
    ).toMatchObject({ ok: true });
    expect((await getParty(site(), code)).themes.map((theme) => theme.code).sort()).toEqual(fewer);
    expect((await getFigureFacts(site(), '2026-06-30')).parties.find((one) => one.code === code)?.themes).toEqual(
      fewer,
    );
  });

  it('a membership ends, a class follows another, names are kept in three languages', async () => {
    const code = 'prague-process';
    const partyId = await idOf(code);
    const member = await db().membership.findFirstOrThrow({ where: { partyId, list: 'latest', role: 'MEMBER' } });
    const seen = { values: { country: member.countryCode, role: 'MEMBER', fromYear: '', toYear: '' } };
    const end = (toYear: string) =>
      change(code, { what: 'MEMBER', row: member.id, seen, values: { ...seen.values, toYear } });
    expect(await end('2090')).toMatchObject({ ok: false, fields: { 'values.toYear': { code: 'ends_in_future' } } });
    expect(await end('2025')).toMatchObject({ ok: true });
    const members = (await getFigureFacts(site(), '2026-06-30')).parties.find((party) => party.code === code)?.members;
    expect(members).not.toContain(member.countryCode);
    expect(members?.length).toBe(47);
    expect(
      await change(code, { what: 'CLASS', values: { kind: 'IRF', fromYear: '2026', active: 'yes' } }),
    ).toMatchObject({ ok: false, fields: { 'values.fromYear': { code: 'overlaps_period' } } });
    const { names, acronyms, website } = await getParty(site(), code);
    const identity = {
      nameEn: names['en'] ?? '',
      nameFr: names['fr'] ?? '',
      nameEs: names['es'] ?? '',
      acronymEn: acronyms['en'] ?? '',
      acronymFr: acronyms['fr'] ?? '',
      acronymEs: acronyms['es'] ?? '',
      website: website ?? '',
    };
    const named = { ...identity, nameFr: 'Processus de Prague (nouveau nom)' };
    expect(
      await change(code, {
        what: 'IDENTITY',
        seen: { values: identity },
        values: { ...named, website: 'javascript:alert(1)' },
      }),
    ).toMatchObject({ ok: false, fields: { 'values.website': { code: 'invalid_url' } } });
    expect(await change(code, { what: 'IDENTITY', seen: { values: identity }, values: named })).toMatchObject({
      ok: true,
    });
    expect((await getParty(site(), code)).names['fr']).toBe('Processus de Prague (nouveau nom)');
  });
});
