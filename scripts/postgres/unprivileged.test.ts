import { describe, expect, it } from 'vitest';
import { userOfServer } from './unprivileged.mjs';

const nobody = { uid: 65534, gid: 65534 };
const amina = { uid: 1001, gid: 1002 };

describe('the embedded server', () => {
  it.each([
    ['runs as whoever starts it', null, 1001, null],
    ['runs as whoever has the data and starts it', amina, 1001, null],
    ['runs as nobody where root starts it anew', null, 0, nobody],
    ['runs as nobody where root has made the data', nobody, 0, nobody],
    ['runs as nobody on data that root has from a folder only root may enter', { uid: 0, gid: 0 }, 0, nobody],
    ['leaves the data of an ordinary user theirs where root runs a command in their clone', amina, 0, amina],
    ['knows no users on a system that has none', null, undefined, null],
  ])('%s', (_what, data, caller, expected) => {
    expect(userOfServer(data, caller)).toEqual(expected);
  });

  it('says in one line whose data these are where they are another’s', () => {
    expect(() => userOfServer(nobody, 1001)).toThrow(
      expect.objectContaining({ name: 'Failure', message: expect.stringContaining('another user (id 65534)') }),
    );
  });
});
