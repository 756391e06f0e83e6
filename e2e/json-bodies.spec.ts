import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { visit } from './actors';
import { ask } from './ask';
import { actionOf, ownOrigin } from './post';

const root = path.resolve(__dirname, '..');
const home = 'grcp-next';

/** Every route that reads JSON, found in the source: a new one is tried as well. */
const routes = readdirSync(path.join(root, 'app/api'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .filter((file) => /request\.json\(\)|= placeRoute\(/.test(readFileSync(path.join(root, 'app/api', file), 'utf8')))
  .map((file) => `/api/${path.dirname(file).replace('[slug]', home)}`);

/** So many milliseconds an answer may take that looks at nothing. */
const soon = 2_000;
const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;

/** Bodies, and what is answered where somebody may post there. */
const bodies: Record<string, { body: () => BodyInit; status: number }> = {
  'deep lists': { body: () => nested(240, '[', ']'), status: 422 },
  'deep objects': { body: () => nested(80, '{"a":', '}'), status: 422 },
  'no JSON': { body: () => '{"a":', status: 422 },
  'a key that every object has': { body: () => '{"__proto__":{"kind":"point"},"constructor":1}', status: 422 },
  'more than is ever sent': { body: () => nested(50_000, '[', ']'), status: 413 },
  'a huge text': { body: () => JSON.stringify({ text: 'x'.repeat(3_000_000) }), status: 413 },
  'no length': { body: () => new Blob([nested(50_000, '[', ']')]).stream(), status: 413 },
};

test('what reads JSON is found', () => {
  expect(routes.length).toBeGreaterThanOrEqual(4);
});

for (const route of routes)
  for (const [what, { body, status }] of Object.entries(bodies))
    test(`${route} answers ${status} at once to ${what}`, async () => {
      const { headers } = await visit('organiser', home);
      const begun = performance.now();
      const answer = await ask(route, { ...headers, origin: ownOrigin(), 'content-type': 'application/json' }, {
        method: 'POST',
        body: body(),
        duplex: 'half',
      } as RequestInit);
      expect(answer.status).toBe(status);
      expect(performance.now() - begun).toBeLessThan(soon);
      expect('kind' in {}).toBe(false);
    });

test('an action whose arguments are nested without end is answered at once and not taken, and the application goes on', async () => {
  const { headers } = await visit('organiser', home);
  const { id } = actionOf('registration', 'submitAction');
  for (const body of [nested(100_000, '[', ']'), nested(100_000, '{"a":', '}')]) {
    const begun = performance.now();
    const answer = await ask(
      `/en/meetings/${home}`,
      { ...headers, origin: ownOrigin(), 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
      { method: 'POST', body },
    );
    const said = await answer.text();
    expect(said).not.toContain('"status":"ok"');
    expect(performance.now() - begun).toBeLessThan(soon);
    expect((await ask('/api/health')).status).toBe(200);
  }
});
