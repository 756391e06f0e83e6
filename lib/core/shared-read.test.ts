import { describe, expect, it } from 'vitest';
import { sharedRead } from './shared-read';

describe('a read that many ask for', () => {
  it('is made once for one key and event, anew for the next event, and again after one that failed', async () => {
    let reads = 0;
    const read = () => Promise.resolve((reads += 1));
    const ask = (key: string) => sharedRead(key, read);
    expect(await Promise.all(Array.from({ length: 50 }, () => ask('group AFR inside 7')))).toEqual(Array(50).fill(1));
    expect(await ask('group AFR outside 7')).toBe(2);
    expect(await ask('group AFR inside 8')).toBe(3);
    const fails = () => Promise.reject(new Error('the database is away'));
    await expect(sharedRead('group AFR inside 9', fails)).rejects.toThrow('away');
    expect(await ask('group AFR inside 9')).toBe(4);
  });
});
