import { openDeviceCipher, type DeviceCipher } from './device-cipher';
import type { Entries } from './entries';
import { device, ownKeys, prefix } from './unsent-keys';

/** An answer that the server has not acknowledged, as it waits on the device. */
export type Unsent = {
  entries: Entries;
  /** Revision of the answer that it was made from. */
  revision: number;
  /** Key of the request, so that it counts once however often it is sent. */
  key: string;
  /** The device's clock, in milliseconds. */
  at: number;
};

/** Where answers wait until they are acknowledged. */
export type UnsentStore = {
  list: (ids: readonly string[]) => Promise<Map<string, Unsent>>;
  put: (id: string, unsent: Unsent) => Promise<void>;
  remove: (id: string) => void;
};

/** What nobody has come back for. */
const longest = 14 * 86_400_000;

/**
 * Opens the place of one writer in one form. What is kept there is encrypted with a key that only the writer's own signed-in
 * page is given: whoever uses the device afterwards finds nothing to read. Null where the browser has no store or no
 * encryption (a page that is not served securely): then what was typed lives as long as the page.
 */
export async function openUnsentStore({ name, secret }: { name: string; secret: string }): Promise<UnsentStore | null> {
  const storage = device();
  const cipher = storage && (await openDeviceCipher(secret));
  if (!storage || !cipher) return null;
  forgetOld(storage);
  const keyOf = (id: string) => `${prefix}.${name}.${id}`;
  // Encryption takes a moment: what was put or removed later must not be overtaken by it.
  const latest = new Map<string, number>();
  const next = (id: string) => {
    const turn = (latest.get(id) ?? 0) + 1;
    latest.set(id, turn);
    return turn;
  };
  return {
    async list(ids) {
      const found = new Map<string, Unsent>();
      for (const id of ids) {
        const unsent = await open(cipher, storage.getItem(keyOf(id)));
        if (unsent) found.set(id, unsent);
      }
      return found;
    },
    async put(id, unsent) {
      const turn = next(id);
      const text = `${unsent.at}.${await cipher.seal(unsent)}`;
      if (latest.get(id) !== turn) return;
      try {
        storage.setItem(keyOf(id), text);
      } catch {
        // Full: it lives as long as the page.
      }
    },
    remove(id) {
      next(id);
      storage.removeItem(keyOf(id));
    },
  };
}

/**
 * What stands there as `<time>.<sealed>`: the time stands in the open, so that what is old goes without its key. Null for what is
 * not there, or was written by somebody else.
 */
async function open(cipher: DeviceCipher, text: string | null): Promise<Unsent | null> {
  if (text === null) return null;
  return (await cipher.open(text.slice(text.indexOf('.') + 1))) as Unsent | null;
}

function forgetOld(storage: Storage): void {
  for (const key of ownKeys(storage)) {
    const at = Number.parseInt(storage.getItem(key) ?? '', 10);
    if (!(Date.now() - at < longest)) storage.removeItem(key);
  }
}
