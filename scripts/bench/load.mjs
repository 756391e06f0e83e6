import http from 'node:http';

/**
 * @typedef {{ method?: string, path: string, headers?: Record<string, string>, body?: Buffer }} Call
 * @typedef {{ status: number, text: string }} Answer
 */

/**
 * One request over a connection that is kept; the answer is read to its end. Where the server has closed a kept connection in that
 * moment, it is sent once more over another, as browsers do.
 * @returns {Promise<Answer>}
 */
export function send(agent, origin, call) {
  const { method = 'GET', path, headers = {}, body } = call;
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(path, origin),
      { method, agent, headers: { ...headers, ...(body ? { 'content-length': body.length } : {}) } },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', (error) =>
      request.reusedSocket && error.code === 'ECONNRESET' ? resolve(send(agent, origin, call)) : reject(error),
    );
    request.end(body);
  });
}

/**
 * Sends the calls over a few connections at once, each call once.
 * @param {string} origin
 * @param {Call[]} calls
 * @param {{ connections?: number, isGood: (answer: Answer) => boolean }} how
 * @returns {Promise<number>} calls per second
 * @throws when an answer is not the one that is being measured: a fast refusal is no result
 */
export async function rate(origin, calls, { connections = 8, isGood }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const waiting = [...calls];
  const begun = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let call = waiting.shift(); call; call = waiting.shift()) {
          const answer = await send(agent, origin, call);
          if (!isGood(answer))
            throw new Error(
              `${call.method ?? 'GET'} ${call.path} answered ${answer.status}: ${answer.text.slice(0, 300)}`,
            );
        }
      }),
    );
    return calls.length / ((performance.now() - begun) / 1000);
  } finally {
    agent.destroy();
  }
}

/** The middle one of several measurements. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
