import { describe, expect, it } from 'vitest';
import { ofCountry } from './of-country';

describe('the country in the name of a mission', () => {
  it.each([
    ['fr', 'Maroc', 'du Maroc'],
    ['fr', 'Suisse', 'de la Suisse'],
    ['fr', 'Philippines', 'des Philippines'],
    ['fr', 'Espagne', 'de l’Espagne'],
    ['fr', 'Mexique', 'du Mexique'],
    ['fr', 'Djibouti', 'de Djibouti'],
    ['fr', 'Israël', 'd’Israël'],
    ['fr', 'République démocratique du Congo', 'de la République démocratique du Congo'],
    ['es', 'Estados Unidos de América', 'de los Estados Unidos de América'],
    ['es', 'Chile', 'de Chile'],
    ['en', 'Philippines', 'of the Philippines'],
    ['en', 'Morocco', 'of Morocco'],
  ] as const)('%s: %s', (locale, country, expected) => expect(ofCountry(country, locale)).toBe(expected));
});
