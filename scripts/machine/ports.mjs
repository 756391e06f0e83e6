import net from 'node:net';

/**
 * A port of `host` nobody listens on.
 * @param {number} wanted 0 lets the system choose
 * @returns {Promise<number | null>} null when the wanted port is taken
 */
export function freePort(wanted = 0, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    probe.listen(wanted, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
