import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { version } from '@/package.json';

/** A server of the given kind where the database should be, and the answer of a process that has never reached it. */
async function answerWith(
  place: (server: Server) => Promise<number>,
): Promise<{ response: Response; milliseconds: number }> {
  const server = createServer();
  const port = await place(server);
  vi.stubEnv('DATABASE_URL', `postgresql://nobody:nothing@127.0.0.1:${port}/none`);
  vi.stubEnv('PARLEY_SECRET', 'a secret for tests only, never used elsewhere');
  vi.stubEnv('PARLEY_EMBEDDED', '1');
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'parleyDatabase');
  const { GET } = await import('./route');
  const begun = performance.now();
  const response = await GET();
  server.close();
  return { response, milliseconds: performance.now() - begun };
}

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

afterEach(() => vi.unstubAllEnvs());

describe('GET /api/health without its database', () => {
  const away = { status: 'unavailable', database: 'away', version };

  it('answers 503 with a hint when to ask again, where nobody listens', async () => {
    const { response } = await answerWith(async (server) => {
      const port = await listen(server);
      await new Promise((resolve) => server.close(resolve));
      return port;
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual(away);
  });

  it('answers within the time it promises, where somebody listens and says nothing', async () => {
    const open = new Set<{ destroy: () => void }>();
    const { response, milliseconds } = await answerWith((server) => {
      server.on('connection', (socket) => open.add(socket));
      return listen(server);
    });
    for (const socket of open) socket.destroy();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(away);
    expect(milliseconds).toBeLessThan(4_000);
  });
});
