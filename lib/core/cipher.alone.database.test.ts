import { describe, expect, it } from 'vitest';
import { seal, unseal } from './cipher';
import { env } from './env';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('sealing data at rest', () => {
  it('opens with what it was sealed about, and shows nothing of it', () => {
    const { sealed, keyId } = seal(Buffer.from('passport P1234567'), 'a');
    expect(sealed.includes('P1234567')).toBe(false);
    expect(text(unseal(sealed, 'a', keyId))).toBe('passport P1234567');
  });

  it('does not open beside another record, nor when a byte has changed', () => {
    const { sealed } = seal(Buffer.from('x'), 'a');
    expect(() => unseal(sealed, 'b')).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(sealed, 'a')).toThrow();
  });

  it('is different each time', () => {
    expect(seal(Buffer.from('x'), 'a').sealed.equals(seal(Buffer.from('x'), 'a').sealed)).toBe(false);
  });

  it('still opens what an old key sealed, and seals with the new one', () => {
    const old = seal(Buffer.from('x'), 'a');
    env().PARLEY_DATA_KEY = Buffer.alloc(32, 7).toString('base64');
    try {
      expect(text(unseal(old.sealed, 'a', old.keyId))).toBe('x');
      expect(seal(Buffer.from('x'), 'a').keyId).not.toBe(old.keyId);
    } finally {
      delete env().PARLEY_DATA_KEY;
    }
  });
});
