import { describe, expect, it } from 'vitest';
import {
  clashBetween,
  clashesAmong,
  clashWithCurrent,
  isAsProposed,
  isTablingOpen,
  resultIn,
  resultOf,
  type Proposal,
} from './amendments';
import { leaseMilliseconds, operatorAt } from './lease';

const base = 'Adopt common minimum standards by 2028.';
const of = (id: string, proposed: Record<string, string>, from: Record<string, string> = { en: base }): Proposal => ({
  id,
  base: from,
  proposed,
});

describe('what taking an amendment makes of the text', () => {
  it('is its own words where nothing was taken since, and both where different words were', () => {
    const proposed = 'Adopt common minimum standards by 2030.';
    expect(resultOf(base, proposed, base, 'en')).toBe(proposed);
    expect(resultOf(base, proposed, 'Adopt shared minimum standards by 2028.', 'en')).toBe(
      'Adopt shared minimum standards by 2030.',
    );
  });

  it('is nobody’s to say where the same words were changed', () => {
    expect(
      resultOf(base, 'Adopt joint minimum standards by 2028.', 'Adopt shared minimum standards by 2028.', 'en'),
    ).toBe(null);
  });
});

describe('what is called accepted', () => {
  const french = 'Adopter des normes communes.';
  const amendment = {
    base: { en: base, fr: french },
    proposed: { fr: 'Adopter des normes partagées.' },
    language: 'fr',
  };

  it('has the words in the language they were tabled in', () => {
    const written = { en: 'Adopt shared standards.', fr: amendment.proposed.fr };
    expect(isAsProposed(written, amendment, amendment.base)).toBe(true);
    expect(isAsProposed({ en: written.en }, amendment, amendment.base)).toBe(false);
    expect(isAsProposed({ ...written, fr: 'Adopter des normes.' }, amendment, amendment.base)).toBe(false);
  });

  it('is nothing that was merged through a text that is not known', () => {
    expect(resultIn('fr', amendment, { en: base })).toBe(null);
    expect(resultIn('fr', { ...amendment, base: { en: base } }, amendment.base)).toBe(null);
    expect(resultIn('fr', { ...amendment, base: { en: base } }, { en: base })).toBe(amendment.proposed.fr);
    expect(clashWithCurrent({ id: '1', ...amendment }, { en: base })).toEqual({ kind: 'untranslated', language: 'fr' });
  });
});

describe('clashes', () => {
  it('are the pairs that cannot both be taken, with the words', () => {
    const one = of('1', { en: 'Adopt shared minimum standards by 2028.' });
    const two = of('2', { en: 'Adopt joint minimum standards by 2028.' });
    const three = of('3', { en: 'Adopt common minimum standards by 2030.' });
    expect(clashesAmong([one, two, three], { en: base })).toEqual([
      { one: '1', other: '2', clash: { kind: 'words', language: 'en', words: ['common'] } },
    ]);
  });

  it('hold in whatever order they are taken', () => {
    const one = of('1', { en: 'Adopt shared minimum standards by 2028.' });
    const two = of('2', { en: 'Adopt joint minimum rules by 2028.' });
    expect(clashBetween(one, two, { en: base })).toEqual(clashBetween(two, one, { en: base }));
    expect(clashBetween(one, two, { en: base })).not.toBe(null);
  });

  it('are not there between two that say the same', () => {
    const one = of('1', { en: 'Adopt shared minimum standards by 2028.' });
    expect(clashBetween(one, { ...one, id: '2' }, { en: base })).toBe(null);
  });

  it('are found from different revisions, through the current text', () => {
    const current = 'Adopt common minimum standards by 2030.';
    const early = of('1', { en: 'Adopt shared minimum standards by 2028.' });
    const late = of('2', { en: 'Adopt joint minimum standards by 2030.' }, { en: current });
    expect(clashBetween(early, late, { en: current })).toMatchObject({ words: ['common'] });
    expect(clashWithCurrent(early, { en: current })).toBe(null);
    expect(clashWithCurrent(of('3', { en: 'Adopt common minimum standards by 2029.' }), { en: current })).toEqual({
      kind: 'words',
      language: 'en',
      words: ['2028'],
    });
  });

  it('are not known where the two share no language, and are looked for in every one they share', () => {
    const french = of('1', { fr: 'Adopter des normes communes.' }, { en: base, fr: 'Adopter des normes minimales.' });
    const english = of('2', { en: 'Adopt shared minimum standards by 2028.' });
    expect(clashBetween(french, english, { en: base })).toEqual({ kind: 'unknown' });
    const both = of('3', { en: base, fr: 'Adopter des normes partagées.' }, french.base);
    expect(clashBetween(french, both, french.base)).toMatchObject({ language: 'fr', words: ['minimales'] });
  });
});

describe('moments', () => {
  it('tabling ends with the deadline, and is open on the list of an open meeting only', () => {
    const until = new Date('2027-04-13T10:00:00Z');
    const facts = { phase: 'OPEN', status: 'READY', until, isListed: true, isAsked: false } as const;
    const before = new Date('2027-04-13T09:59:59.999Z');
    expect(isTablingOpen(facts, before)).toBe(true);
    expect(isTablingOpen(facts, until)).toBe(false);
    expect(isTablingOpen({ ...facts, until: null }, until)).toBe(true);
    expect(isTablingOpen({ ...facts, phase: 'PREPARATION' }, before)).toBe(false);
    expect(isTablingOpen({ ...facts, phase: 'CLOSED' }, before)).toBe(false);
    expect(isTablingOpen({ ...facts, status: 'ADOPTED' }, before)).toBe(false);
    expect(isTablingOpen({ ...facts, isListed: false }, before)).toBe(false);
    expect(isTablingOpen({ ...facts, isAsked: true }, before)).toBe(false);
  });

  it('the screen is free again once its operator has taken no step for half an hour', () => {
    const operatorSeenAt = new Date('2027-04-13T10:00:00Z');
    const at = (after: number) =>
      operatorAt({ operatorId: 'me', operatorSeenAt }, new Date(operatorSeenAt.getTime() + after));
    expect(at(leaseMilliseconds - 1)).toBe('me');
    expect(at(leaseMilliseconds)).toBe(null);
    expect(operatorAt({ operatorId: null, operatorSeenAt: null }, operatorSeenAt)).toBe(null);
  });
});
