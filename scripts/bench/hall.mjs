import http from 'node:http';

/** @typedef {{ onChange: () => void, last: () => number, leave: () => void }} Viewer `last`: number of the last event it was told of */

/**
 * One viewer: a stream that is read, and who is told of each change. A stream that the server ends, as it does every few
 * minutes, is opened again where it ended, as a browser does.
 * @param {{ host: string, port: string }} at
 * @param {string} path
 * @param {Record<string, string>} headers
 * @returns {Promise<Viewer>} once the stream has greeted
 */
export function watch(at, path, headers) {
  return new Promise((resolve, reject) => {
    let request;
    let last = 0;
    const viewer = { onChange: () => undefined, last: () => last, leave: () => request.destroy() };
    const open = (since) => {
      request = http.get({ ...at, path, headers: { ...headers, ...since }, agent: false }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`a viewer was answered ${response.statusCode}`));
        response.setEncoding('latin1');
        response.on('data', (text) => {
          last = lastIdIn(text) ?? last;
          if (text.includes('event: hello')) resolve(viewer);
          if (text.includes('event: change')) viewer.onChange();
        });
        response.on('end', () => open({ 'last-event-id': String(last) }));
        response.on('error', () => undefined);
      });
      request.on('error', reject);
    };
    open({});
  });
}

/** A chunk may hold several events: the last of them counts. */
function lastIdIn(text) {
  const at = text.lastIndexOf('id: ');
  return at < 0 ? null : Number.parseInt(text.slice(at + 4), 10);
}

/**
 * Opens streams, a few at a time.
 * @param {(index: number, headers: Record<string, string>) => Promise<Viewer>} open
 * @param {number} viewers
 * @returns {Promise<Viewer[]>}
 */
export async function hall(open, viewers) {
  const made = [];
  const waiting = Array.from({ length: viewers }, (_, index) => index);
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) made.push(await open(index, {}));
    }),
  );
  return made;
}
