import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { partyListSchema, partySchema, type PartyJson } from '@/lib/directory/exchange/party-json';
import { loadReference } from '@/prisma/seed/reference';
import { GET as getOne } from './[code]/route';
import { GET as getAll } from './route';

const address = 'http://localhost/api/v1/mechanisms';
const list = (query = '', headers: Record<string, string> = {}) =>
  getAll(new Request(`${address}${query}`, { headers }));
const one = (code: string) => getOne(new Request(`${address}/${code}`), { params: Promise.resolve({ code }) });
type Body = { data: PartyJson[]; total: number; next: string | null };

describe('GET /api/v1/mechanisms', () => {
  beforeAll(async () => {
    await loadReference(db());
  }, 60_000);

  it('tells a change at once, although it is read once for many', async () => {
    const etags = await Promise.all([list(), list()].map(async (answer) => (await answer).headers.get('etag')));
    expect(new Set(etags).size).toBe(1);
    const { id, names } = await db().party.findFirstOrThrow({
      where: { code: 'bali-process' },
      select: { id: true, names: true },
    });
    const rename = (to: object) => db().party.update({ where: { id }, data: { names: to }, select: { id: true } });
    await rename({ ...(names as object), en: 'Another name' });
    const { data } = (await (await list()).json()) as Body;
    await rename(names as object);
    expect(data.find(({ code }) => code === 'bali-process')?.names.en).toBe('Another name');
  });

  it('answers every mechanism in the documented shape', async () => {
    const body: unknown = await (await list()).json();
    const { data, total, next } = partyListSchema.parse(body);
    expect([data.length, total, next]).toEqual([46, 46, null]);
    const budapest = data.find(({ code }) => code === 'budapest-process');
    expect(budapest).toMatchObject({
      kind: 'irf',
      names: { en: 'Budapest Process', fr: 'Processus de Budapest', es: 'Proceso de Budapest' },
      acronyms: {},
      confidence: 'stated',
      asOf: '2022',
      generalKnowledgeFields: ['iomRole'],
    });
    expect(budapest?.classes.map(({ kind, fromYear, toYear }) => [kind, fromYear, toYear])).toEqual([
      ['rcp', null, 2018],
      ['irf', 2019, null],
    ]);
    expect(budapest?.sources).toContainEqual({
      title: 'iom.int/budapest-process',
      url: 'https://www.iom.int/budapest-process',
    });
  });

  it('does not show how the sources are filed here', async () => {
    expect(await (await list()).text()).not.toContain('document:');
  });

  it('filters and pages as the page does', async () => {
    const partners = (await (await list('?kind=partners')).json()) as Body;
    expect(partners.total).toBe(41);
    const codes: string[] = [];
    for (let query: string | null = '?kind=irf&limit=5'; query;) {
      const { data, next } = (await (await list(query)).json()) as Body;
      codes.push(...data.map(({ code }) => code));
      query = next && next.slice(next.indexOf('?'));
    }
    const whole = (await (await list('?kind=irf')).json()) as Body;
    expect(codes).toEqual(whole.data.map(({ code }) => code));
    expect(codes.length).toBe(whole.total);
  });

  it('refuses filters that it does not know', async () => {
    const response = await list('?kind=club&colour=blue');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'invalid', fields: ['kind', 'colour'] });
  });

  it('answers 304 to who has it already, until it changes', async () => {
    const etag = (await list('?q=puebla')).headers.get('etag') ?? '';
    expect((await list('?q=puebla', { 'if-none-match': `W/${etag}` })).status).toBe(304);
    await db().party.update({ where: { code: 'rcm' }, data: { website: 'https://rcm.example.org' } });
    expect((await list('?q=puebla', { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers one record, partners too, and 404 for others', async () => {
    expect(partySchema.parse(await (await one('eca')).json())).toMatchObject({
      code: 'eca',
      chair: null,
      seat: { city: 'Addis Ababa', country: 'ET' },
      pastMeetings: [
        { code: 'GRCP6', presence: 'invited' },
        { code: 'GRCP7', presence: 'invited' },
      ],
    });
    const unknown = await one('nowhere');
    expect([unknown.status, await unknown.json()]).toEqual([404, { error: 'not_found' }]);
  });
});
