import type { DeviceCipher } from '@/components/form/device-cipher';
import { boxKey } from '@/components/form/letterbox-keys';
import { lastKey } from '@/components/form/waiting-count';

/**
 * A writer's letterbox on a device: what is put in can be read with the writer's own key alone, and putting something in takes no
 * key. It is for the page that stands in for the room without a connection, which is given nothing of anybody. In the open stand
 * a public key, ids of the group and its issues, a language, and themes as everybody may read them.
 */
export type Letterbox = {
  /** The writer's place in the room's store. */
  room: string;
  /** Base64 of the raw point (P-256). */
  publicKey: string;
  /** The private key, sealed with the writer's own. */
  ownKey: string;
  /** Ids of the room's issues in their order, and the one that was open. */
  issues: string[];
  issue: string;
  /** Language that points and drafts are typed in. */
  language: string;
  /** The group that drafts are for, and what they are filed under; none for whoever records points alone. */
  drafting: { group: string; themes: { value: string; label: string; lang?: string }[] } | null;
};

/** Says of a sealed text that it was put into a letterbox. */
const mark = 'box';
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** The letterbox that lies on the device for this place, or a new one. */
export async function makeLetterbox(
  cipher: DeviceCipher,
  room: string,
  kept: Letterbox | null,
): Promise<Pick<Letterbox, 'room' | 'publicKey' | 'ownKey'>> {
  if (kept?.room === room && (await privateKeyOf(cipher, kept))) return kept;
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['deriveKey']);
  return {
    room,
    publicKey: toText(await crypto.subtle.exportKey('raw', publicKey)),
    ownKey: await cipher.seal(await crypto.subtle.exportKey('jwk', privateKey)),
  };
}

/**
 * Puts something in: a key pair made for this once and the box's public key give the key it is sealed with (ECDH, then AES-GCM as
 * on the rest of the device); the public half goes with it.
 */
export async function sealFor(publicKey: string, value: unknown): Promise<string> {
  const once = await crypto.subtle.generateKey(curve, false, ['deriveKey']);
  const box = await crypto.subtle.importKey('raw', toBytes(publicKey), curve, false, []);
  const key = await sharedKey(once.privateKey, box);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const half = await crypto.subtle.exportKey('raw', once.publicKey);
  return [mark, toText(half), toText(iv), toText(data)].join('.');
}

/** The writer's cipher, which also opens what was put into the box. */
export function withLetterbox(cipher: DeviceCipher, kept: () => Letterbox | null): DeviceCipher {
  return {
    seal: cipher.seal,
    async open(text) {
      const [begins, half, iv, data] = text.split('.');
      if (begins !== mark || !half || !iv || !data) return cipher.open(text);
      const box = kept();
      const own = box && (await privateKeyOf(cipher, box));
      if (!own) return null;
      try {
        const key = await sharedKey(own, await crypto.subtle.importKey('raw', toBytes(half), curve, false, []));
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(iv) }, key, toBytes(data));
        return JSON.parse(new TextDecoder().decode(opened)) as unknown;
      } catch {
        return null;
      }
    },
  };
}

/** Lays a letterbox on the device, as the last of this room's address: what is written there without a connection goes into it. */
export function keepLetterbox(storage: Storage | null, address: string, box: Letterbox): void {
  try {
    storage?.setItem(`${boxKey}${box.room}`, JSON.stringify(box));
    storage?.setItem(`${lastKey}${address}`, box.room);
  } catch {
    // Full: nothing is written without a connection.
  }
}

/** The letterbox of a writer's place, as it lies on the device. */
export function readLetterbox(storage: Storage | null, room: string): Letterbox | null {
  try {
    return JSON.parse(storage?.getItem(`${boxKey}${room}`) ?? 'null') as Letterbox | null;
  } catch {
    return null;
  }
}

/** The letterbox of whoever wrote last in the room with this address; null once they have signed out. */
export function lastLetterbox(storage: Storage | null, address: string): Letterbox | null {
  const room = storage?.getItem(`${lastKey}${address}`);
  return typeof room !== 'string' ? null : readLetterbox(storage, room);
}

async function privateKeyOf(cipher: DeviceCipher, { ownKey }: Letterbox): Promise<CryptoKey | null> {
  const key = await cipher.open(ownKey);
  return key === null ? null : crypto.subtle.importKey('jwk', key as JsonWebKey, curve, false, ['deriveKey']);
}

const sharedKey = (own: CryptoKey, other: CryptoKey) =>
  crypto.subtle.deriveKey({ name: 'ECDH', public: other }, own, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);

const toText = (bytes: ArrayBuffer | Uint8Array) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
