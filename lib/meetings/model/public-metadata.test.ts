import { describe, expect, it } from 'vitest';
import { addressesOf, descriptionOf, eventJson, type PublicFacts } from './public-metadata';

const facts: PublicFacts = {
  slug: 'grcp7',
  title: { en: 'Seventh </script><b> Meeting', fr: 'Septième Réunion' },
  theme: { en: 'Theme' },
  summary: {},
  city: 'Geneva',
  countryCode: 'CH',
  venue: null,
  startsOn: new Date('2017-10-10T00:00:00Z'),
  endsOn: new Date('2017-10-11T00:00:00Z'),
  isCancelled: false,
};

describe('what others are told of a meeting’s page', () => {
  it('is its summary’s first paragraph, cut between words, or else its theme', () => {
    expect(descriptionOf(facts, 'fr')).toBe('Theme');
    const summary = { en: `${'word '.repeat(60)}\n\nSecond.` };
    const text = descriptionOf({ ...facts, summary }, 'en');
    expect(text.length).toBeLessThanOrEqual(161);
    expect(text).toMatch(/^(word )+word…$/);
    expect(descriptionOf({ ...facts, summary: { en: 'Short.\n\nSecond.' } }, 'en')).toBe('Short.');
  });

  it('names the page in each language, and its feed', () => {
    expect(addressesOf('grcp7', 'fr', 'https://parley.example')).toEqual({
      canonical: 'https://parley.example/fr/meetings/grcp7',
      languages: {
        en: 'https://parley.example/en/meetings/grcp7',
        fr: 'https://parley.example/fr/meetings/grcp7',
        es: 'https://parley.example/es/meetings/grcp7',
      },
      types: { 'application/atom+xml': 'https://parley.example/api/meetings/grcp7/feed.atom?language=fr' },
    });
  });

  it('is an event that no text can break out of', () => {
    const json = eventJson(facts, 'en', 'https://parley.example');
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toMatchObject({
      name: 'Seventh </script><b> Meeting',
      startDate: '2017-10-10',
      endDate: '2017-10-11',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Geneva', address: { addressCountry: 'CH' } },
    });
    expect(JSON.parse(eventJson(facts, 'fr', ''))).toMatchObject({ inLanguage: 'fr', location: { name: 'Genève' } });
    expect(JSON.parse(eventJson({ ...facts, isCancelled: true }, 'en', ''))).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    });
  });
});
