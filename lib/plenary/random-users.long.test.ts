import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempts, play } from '@/prisma/factories/random-plenary';

/** How many meetings, and how long each; the seed is printed by fast-check where one fails. */
const [meetings, length] = [12, 160];

describe('rooms and plenaries, whatever their users do and whatever goes wrong', () => {
  it('hold all that must hold after each of many steps', async () => {
    await fc.assert(
      fc.asyncProperty(attempts({ minLength: length, maxLength: length }), async (program) => {
        const { wrong, taken } = await play(program);
        expect(wrong).toEqual([]);
        expect(taken).toBeGreaterThan(20);
      }),
      // What fails is told with its steps; making it shorter would play every step again.
      { numRuns: meetings, endOnFailure: true },
    );
  });
});
