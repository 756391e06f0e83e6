import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sha256 } from './canonical';
import { env } from './env';

const nonceLength = 12;
const tagLength = 16;

/** A key and the name under which what it sealed remembers it. */
type Key = { id: string; bytes: Buffer };

/**
 * Seals bytes with AES-256-GCM under the instance's key for data at rest.
 * @param about what the content belongs to, e.g. "SensitiveRecord:<id>:VISA": sealed bytes put beside another record do not open
 * @returns nonce, tag and text in one; and the name of the key
 */
export function seal(content: Uint8Array, about: string): { sealed: Buffer; keyId: string } {
  const { id, bytes } = currentKey();
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(about));
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]), keyId: id };
}

/** Sealed bytes that no key of this instance opens: their key was lost or exchanged, or they are not what they were. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable';
}

/** Whether the key that sealed something is among those of the environment. */
export function hasKey(keyId: string): boolean {
  return allKeys().some(({ id }) => id === keyId);
}

/** Opens what `seal` has sealed. Throws `Unopenable` for another `about`, changed bytes, or a key that is no longer in the environment. */
export function unseal(sealed: Uint8Array, about: string, keyId?: string): Buffer {
  const bytes = Buffer.from(sealed);
  const keys = keyId ? allKeys().filter(({ id }) => id === keyId) : allKeys();
  for (const key of keys) {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, nonceLength))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
    } catch {
      // Sealed with another key, or not ours: the next key decides.
    }
  }
  throw new Unopenable(
    keyId && keys.length === 0
      ? `sealed with the key ${keyId}, which is neither PARLEY_DATA_KEY nor one of PARLEY_DATA_KEYS_OLD`
      : 'sealed content does not open with the keys of this instance',
  );
}

function currentKey(): Key {
  const [key] = allKeys();
  if (!key) throw new Error('no key for data at rest');
  return key;
}

/** The current key first, then those kept for reading what they sealed. */
function allKeys(): Key[] {
  const { PARLEY_DATA_KEY, PARLEY_DATA_KEYS_OLD, PARLEY_SECRET } = env();
  // Without a key of its own the data's key follows from the instance's secret, so that one backup of secrets suffices.
  const derived = Buffer.from(hkdfSync('sha256', PARLEY_SECRET, 'parley', 'data-at-rest', 32));
  const given = [PARLEY_DATA_KEY, ...(PARLEY_DATA_KEYS_OLD?.split(',') ?? [])].filter((key) => key !== undefined);
  return [...given.map((key) => Buffer.from(key, 'base64')), derived].map((bytes) => ({
    id: sha256(bytes).slice(0, 12),
    bytes,
  }));
}
