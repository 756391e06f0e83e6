const ivBytes = 12;

/** Seals what waits on a device, so that whoever uses the device afterwards finds nothing to read. */
export type DeviceCipher = {
  /** Base64 of initialisation vector and ciphertext. */
  seal: (value: unknown) => Promise<string>;
  /** Null for what was sealed with another key, or is no seal. */
  open: (text: string) => Promise<unknown>;
};

/**
 * AES-GCM with a key that only the writer's own signed-in page is given (`secret`: hexadecimal). Null where the browser has no
 * encryption: a page that is not served securely.
 */
export async function openDeviceCipher(secret: string): Promise<DeviceCipher | null> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return null;
  const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const key = await subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(value) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const data = new TextEncoder().encode(JSON.stringify(value));
      const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv }, key, data));
      return btoa(Array.from([...iv, ...sealed], (byte) => String.fromCharCode(byte)).join(''));
    },
    async open(text) {
      try {
        const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
        const iv = bytes.slice(0, ivBytes);
        const data = await subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(ivBytes));
        return JSON.parse(new TextDecoder().decode(data)) as unknown;
      } catch {
        return null;
      }
    },
  };
}
