import type { Visibility } from '@/lib/core/prisma/enums';
import type { LiveClient } from '@/prisma/factories/invariants/live';
import { ask } from '../ask';

/** A browser that watches a meeting and comes back by itself, going on where it was cut off. */
export type Watcher = { client: () => LiveClient; last: () => number; stop: () => Promise<void> };

/** Time after which a browser asks again for a stream that broke: the stream's own `retry` says two seconds. */
const retryAfter = 200;

/**
 * Watches a meeting as a member of the secretariat, from now on; resolves once the stream has said where it begins.
 * @param url of the application
 */
export async function watch(
  url: string,
  slug: string,
  headers: Record<string, string>,
  name: string,
  classes: readonly Visibility[] = ['PUBLIC', 'PARTICIPANTS', 'SECRETARIAT'],
): Promise<Watcher> {
  const given: number[] = [];
  const state: { after: number | null; last: number; isOver: boolean } = { after: null, last: 0, isOver: false };
  const stopping = new AbortController();
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));

  const note = (id: number, event: string) => {
    if (event === 'change') given.push(id);
    state.after ??= id;
    state.last = Math.max(state.last, id);
    begin();
  };
  const read = async () => {
    const sent = { ...headers, ...(state.after === null ? {} : { 'last-event-id': String(state.last) }) };
    const response = await ask(`${url}/api/meetings/${slug}/events`, sent, { signal: stopping.signal });
    if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`);
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + chunk).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const [id, event] = [/^id: (\d+)$/m.exec(message)?.[1], /^event: (\w+)$/m.exec(message)?.[1]];
        if (id && event) note(Number(id), event);
      }
    }
  };
  const reading = (async () => {
    while (!state.isOver) {
      await read().catch(() => undefined);
      if (!state.isOver) await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  })();
  await begun;
  return {
    client: () => ({ name, after: state.after ?? 0, given: [...given], classes }),
    last: () => state.last,
    async stop() {
      state.isOver = true;
      stopping.abort();
      await reading;
    },
  };
}
