import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

type Fetching = { request: object; respondWith: (answer: Promise<Response>) => void };

const room = 'https://parley.test/en/meetings/m/groups/AFR';

/** The worker as a browser runs it; its pauses and when the server answers are the test's. */
function makeWorker() {
  const listeners = new Map<string, (event: Fetching) => void>();
  const pauses: (() => void)[] = [];
  const server: { answer: (response: Response) => void } = { answer: () => undefined };
  const context = createContext({
    registration: { scope: room },
    location: new URL(room),
    addEventListener: (type: string, listener: (event: Fetching) => void) => listeners.set(type, listener),
    fetch: () => new Promise<Response>((resolve) => (server.answer = resolve)),
    setTimeout: (task: () => void) => pauses.push(task),
    URL,
    Response: { redirect: (to: string) => Response.redirect(new URL(to, room)) },
  });
  runInContext(readFileSync(path.join(process.cwd(), 'app/api/offline-worker/worker.mjs'), 'utf8'), context);
  return {
    server,
    pauses,
    open(referrer: string) {
      let answer: Promise<Response> | undefined;
      const request = { url: `${room}?issue=1`, method: 'GET', mode: 'navigate', referrer };
      listeners.get('fetch')?.({ request, respondWith: (given) => void (answer = given) });
      if (!answer) throw new Error('left to the browser');
      return answer;
    },
  };
}

describe('a page that the server is slow to answer for', () => {
  it('gives way to the one without a connection after a while', async () => {
    const { open, pauses } = makeWorker();
    const answer = open('https://parley.test/en/meetings/m');
    for (const over of pauses) over();
    expect((await answer).headers.get('location')).toBe(`${room}/offline?issue=1`);
  });

  it('is waited for where that one has heard the server, so that neither leads to the other without end', async () => {
    const { open, pauses, server } = makeWorker();
    const answer = open(`${room}/offline?issue=1`);
    for (const over of pauses) over();
    server.answer(new Response('the room'));
    expect(await (await answer).text()).toBe('the room');
  });
});
