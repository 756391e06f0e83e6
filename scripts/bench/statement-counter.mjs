import net from 'node:net';

const COUNTED = new Set(['Q', 'E']);

/**
 * Stands between the application and its database and counts the statements of its pages: every "Query" and "Execute" message
 * of the connections that name themselves `parley`. Jobs and live events have connections of their own and do not count.
 * @param {string} databaseUrl
 * @returns {Promise<{ url: string, count: () => number, close: () => void }>} `url` leads through the counter
 */
export async function startStatementCounter(databaseUrl) {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    const read = messageReader(() => (statements += 1));
    client.on('data', read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream])
      socket.on('error', () => [client, upstream].forEach((each) => each.destroy()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return { url: url.href, count: () => statements, close: () => server.close() };
}

/** Reads what a client sends, message by message: first the start-up message, without a type; then a type byte and a length each. */
function messageReader(onStatement) {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  let isOurs = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      if (isStarted) {
        if (isOurs && COUNTED.has(String.fromCharCode(message[0]))) onStatement();
      } else {
        isOurs = message.toString('latin1').includes('application_name\0parley\0');
        isStarted = true;
      }
    }
  };
}
