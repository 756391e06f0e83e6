import net from 'node:net';

export type Relay = {
  /** The address of the server, by way of the relay. */
  url: string;
  /**
   * `refusing`: connections break and none is made, as with a server that ended. `silent`: they stay and say nothing.
   * `losing`: what is asked arrives, and the connection breaks as soon as there is an answer.
   */
  become: (state: 'open' | 'refusing' | 'silent' | 'losing') => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Stands between an application and its database, so that the database can go away for that application alone; or between
 * a reader and an application.
 */
export async function startRelay(serverUrl: string): Promise<Relay> {
  const database = new URL(serverUrl);
  const pairs = new Set<[net.Socket, net.Socket]>();
  let isSilent = false;
  let isLosing = false;

  const server = net.createServer((near) => {
    const far = net.connect(Number(database.port), database.hostname);
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    far.prependListener('data', () => isLosing && near.destroy());
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    if (isSilent) for (const socket of pair) socket.unpipe().pause();
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const socket of [...pairs].flat()) socket.destroy();
  };
  await listen(0);
  const { port } = server.address() as net.AddressInfo;
  const url = new URL(serverUrl);
  url.port = String(port);

  return {
    url: url.href,
    async become(state) {
      isSilent = state === 'silent';
      isLosing = state === 'losing';
      if (state === 'refusing') {
        const closed = new Promise((resolve) => server.close(resolve));
        breakAll();
        await closed;
      }
      for (const [near, far] of pairs) {
        if (isSilent) for (const socket of [near, far]) socket.unpipe().pause();
        else {
          near.pipe(far);
          far.pipe(near);
        }
      }
      if (state === 'open' && !server.listening) await listen(port);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      breakAll();
      if (server.listening) await closed;
    },
  };
}
