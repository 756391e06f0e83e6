import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, it } from 'vitest';
import { GET as getEditions } from '@/app/api/v1/editions/route';
import { GET as getFigures } from '@/app/api/v1/figures/route';
import { GET as getFigure } from '@/app/api/v1/figures/[figure]/route';
import { GET as getMechanism } from '@/app/api/v1/mechanisms/[code]/route';
import { GET as getMechanisms } from '@/app/api/v1/mechanisms/route';
import { GET as getHighlights } from '@/app/api/v1/meetings/[slug]/highlights/route';
import { GET as getMeeting } from '@/app/api/v1/meetings/[slug]/route';
import { GET as getMeetings } from '@/app/api/v1/meetings/route';
import { GET as getDescription } from '@/app/api/v1/openapi/route';
import { db } from '@/lib/core/db';
import { dataAllowance } from '@/lib/core/public-data';
import { networkKey } from '@/lib/core/network';
import { makeMeeting } from '@/prisma/factories/meetings';
import { loadReference } from '@/prisma/seed/reference';
import { loadSample } from '@/prisma/seed/sample/load-sample';
import directoryWords from '@/lib/i18n/messages/en/directory.json';
import { endpoints } from './exchange/openapi';
import { addresses } from './model/addresses';

const of = <Name extends string>(values: Record<Name, string>) => ({ params: Promise.resolve(values) });

/** How each address of the interface is asked, with an address that answers. */
const asked: Record<keyof typeof endpoints, { path: string; get: (request: Request) => Promise<Response> }> = {
  '/api/v1/mechanisms': { path: '/api/v1/mechanisms?kind=partners', get: getMechanisms },
  '/api/v1/mechanisms/{code}': {
    path: '/api/v1/mechanisms/gfmd',
    get: (request) => getMechanism(request, of({ code: 'gfmd' })),
  },
  '/api/v1/figures': { path: '/api/v1/figures?year=2018', get: getFigures },
  '/api/v1/figures/{figure}': {
    path: '/api/v1/figures/countries-in-at-least-one-rcp?year=2018',
    get: (request) => getFigure(request, of({ figure: 'countries-in-at-least-one-rcp' })),
  },
  '/api/v1/editions': { path: '/api/v1/editions', get: getEditions },
  '/api/v1/meetings': { path: '/api/v1/meetings', get: getMeetings },
  '/api/v1/meetings/{slug}': {
    path: '/api/v1/meetings/grcp7',
    get: (request) => getMeeting(request, of({ slug: 'grcp7' })),
  },
  '/api/v1/meetings/{slug}/highlights': {
    path: '/api/v1/meetings/grcp7/highlights',
    get: (request) => getHighlights(request, of({ slug: 'grcp7' })),
  },
};

const request = (path: string, headers: Record<string, string> = {}) =>
  new Request(`https://parley.example${path}`, { headers });
const ask = async (path: string, get: (request: Request) => Promise<Response>) => {
  const response = await get(request(path));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

beforeAll(async () => {
  await loadReference(db());
  await db().$transaction(async (tx) => loadSample(tx, new Date()), { timeout: 60_000 });
}, 120_000);

it('is named on its page for people, with examples that answer', async () => {
  expect(Object.keys(addresses).toSorted()).toEqual(Object.keys(endpoints).toSorted());
  for (const { key, example } of Object.values(addresses)) {
    expect(Object.keys(directoryWords.openData.of)).toContain(key);
    if (!example) continue;
    const [path] =
      Object.entries(asked).find(([name]) => addresses[name as keyof typeof addresses].example === example) ?? [];
    const { get } = asked[path as keyof typeof asked];
    expect((await ask(example, get)).status).toBe(200);
  }
});

it('is described in valid OpenAPI, with every address', async () => {
  const { body } = await ask('/api/v1/openapi', getDescription);
  const { valid, errors } = await new Validator().validate(body);
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(Object.keys(body.paths as object)).toEqual(Object.keys(endpoints));
});

it.each(Object.entries(asked))(
  '%s answers what its schema says, and 304 when nothing changed',
  async (name, { path, get }) => {
    const response = await get(request(path));
    expect(response.status).toBe(200);
    const answer = endpoints[name as keyof typeof endpoints].answer.safeParse(await response.clone().json());
    expect(answer.error?.issues).toBeUndefined();
    const again = await get(request(path, { 'if-none-match': response.headers.get('etag') ?? '' }));
    expect([again.status, await again.text()]).toEqual([304, '']);
  },
);

it('tells of the year 2018 what the fact sheet tells', async () => {
  const { body } = await ask('/api/v1/figures', getFigures);
  const figures = body.figures as { key: string; published: { value: number } | null }[];
  const published = Object.fromEntries(figures.map(({ key, published: sheet }) => [key, sheet?.value]));
  expect(published).toMatchObject({
    activeRcp: 15,
    activeIrf: 13,
    globalProcesses: 3,
    countriesInAtLeastOneRcp: 166,
    'theme.labour-migration': 20,
  });
});

it('refuses filters that are unknown or malformed, by name, and what is not there', async () => {
  expect(await ask('/api/v1/figures?year=1850&colour=red', getFigures)).toEqual({
    status: 400,
    body: { error: 'invalid', fields: expect.arrayContaining(['year', 'colour']) as string[] },
  });
  const missing = { status: 404, body: { error: 'not_found' } };
  expect(await ask('/api/v1/figures/none', (sent) => getFigure(sent, of({ figure: 'none' })))).toEqual(missing);
  expect(await ask('/api/v1/meetings/none', (sent) => getMeeting(sent, of({ slug: 'none' })))).toEqual(missing);
  // Published Highlights belong to the seventh meeting; the next one has none yet.
  expect(await ask('/x', (sent) => getHighlights(sent, of({ slug: 'grcp-next' })))).toEqual(missing);
});

it('knows nothing of a meeting in preparation', async () => {
  const { slug } = await makeMeeting({ phase: 'PREPARATION' });
  const { body } = await ask('/api/v1/meetings', getMeetings);
  expect(JSON.stringify(body)).not.toContain(slug);
  expect(await ask('/x', (sent) => getMeeting(sent, of({ slug })))).toMatchObject({ status: 404 });
  await db().meeting.update({ where: { slug }, data: { phase: 'OPEN' } });
  expect(JSON.stringify((await ask('/api/v1/meetings', getMeetings)).body)).toContain(slug);
});

it('is counted per network, and says when to ask again', async () => {
  const from = (address: string) => getEditions(request('/api/v1/editions', { 'x-forwarded-for': address }));
  expect((await from('203.0.113.7')).status).toBe(200);
  await db().rateLimit.updateMany({
    where: { key: `data:${networkKey('203.0.113.0/24')}` },
    data: { count: dataAllowance.limit },
  });
  const refused = await from('203.0.113.99');
  expect([refused.status, await refused.json()]).toEqual([429, { error: 'too_many' }]);
  expect(refused.headers.get('retry-after')).toBe('60');
  expect((await from('198.51.100.1')).status).toBe(200);
});
