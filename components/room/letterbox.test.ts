import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDeviceCipher } from '@/components/form/device-cipher';
import { makeLetterbox, sealFor, withLetterbox, type Letterbox } from './letterbox';

const cipherOf = async (secret: string) => {
  const cipher = await openDeviceCipher(secret);
  if (!cipher) throw new Error('no encryption');
  return cipher;
};
const secret = () => randomBytes(32).toString('hex');
const edit = { clientId: 'one', fields: { text: 'Publish the list.' } };
const boxOf = async (own: string, kept: Letterbox | null = null): Promise<Letterbox> => ({
  ...(await makeLetterbox(await cipherOf(own), 'room', kept)),
  issues: [],
  issue: '',
  language: 'en',
  drafting: null,
});

describe('a letterbox on a device', () => {
  it('gives what was put in without a key to its writer alone', async () => {
    const [own, other] = [secret(), secret()];
    const box = await boxOf(own);
    const sealed = await sealFor(box.publicKey, edit);
    expect(JSON.stringify([box, sealed])).not.toContain('Publish');
    expect(await withLetterbox(await cipherOf(own), () => box).open(sealed)).toEqual(edit);
    expect(await withLetterbox(await cipherOf(other), () => box).open(sealed)).toBeNull();
    expect(await withLetterbox(await cipherOf(own), () => null).open(sealed)).toBeNull();
    // Touched on the way, it is nothing.
    expect(await withLetterbox(await cipherOf(own), () => box).open(`${sealed.slice(0, -4)}AAA=`)).toBeNull();
  });

  it('stays the same as long as its writer can open it, so that what waits in it can be read', async () => {
    const own = secret();
    const box = await boxOf(own);
    expect((await boxOf(own, box)).publicKey).toBe(box.publicKey);
    expect((await boxOf(secret(), box)).publicKey).not.toBe(box.publicKey);
  });

  it('leaves what its writer sealed themselves as it was', async () => {
    const cipher = await cipherOf(secret());
    const both = withLetterbox(cipher, () => null);
    expect(await both.open(await both.seal(edit))).toEqual(edit);
  });
});
