import { describe, expect, it } from 'vitest';
import {
  countSentences,
  countWords,
  revisionHash,
  rolesFor,
  staleLanguages,
  textByLanguage,
  textHash,
} from './recommendation';

const content = {
  units: [{ uid: 'u', position: 1, language: 'en', text: 'Adopt standards.' }],
  themes: ['labour-migration'],
  objectives: [6],
  addressees: ['Members'],
  dueBy: null,
};

describe('revisionHash', () => {
  it('depends on every part and on nothing else', () => {
    const hash = revisionHash(content);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(revisionHash({ ...content, extra: 'ignored' } as typeof content)).toBe(hash);
    const changed = [
      { units: [{ uid: 'u', position: 1, language: 'en', text: 'Adopt other standards.' }] },
      { units: [{ uid: 'v', position: 1, language: 'en', text: 'Adopt standards.' }] },
      { themes: [] },
      { objectives: [6, 7] },
      { addressees: [] },
      { dueBy: '2028' },
    ].map((change) => revisionHash({ ...content, ...change }));
    expect(new Set([hash, ...changed]).size).toBe(7);
  });
});

const texts = [
  { language: 'en', text: 'Adopt standards.', sourceHash: null },
  { language: 'fr', text: 'Adopter des normes.', sourceHash: textHash('Adopt standards.') },
  { language: 'es', text: 'Adoptar reglas.', sourceHash: textHash('Adopt rules.') },
];

describe('translations', () => {
  it('are stale when made from another text', () => {
    expect(staleLanguages(texts)).toEqual(['es']);
  });

  it('are given with the source, without the stale ones and without languages that lack a unit', () => {
    expect(textByLanguage([{ texts }])).toEqual({
      source: 'en',
      text: { en: 'Adopt standards.', fr: 'Adopter des normes.' },
    });
    const second = [{ language: 'en', text: 'Report on them.', sourceHash: null }];
    expect(textByLanguage([{ texts }, { texts: second }]).text).toEqual({ en: 'Adopt standards. Report on them.' });
    expect(textByLanguage([])).toEqual({ source: 'en', text: {} });
  });

  it('of composed and decomposed letters are of the same text', () => {
    expect(textHash('coopération')).toBe(textHash('coope\u0301ration'));
  });
});

describe('counting', () => {
  it('counts words and sentences as the language does', () => {
    expect(countWords('Adopt common minimum standards, and publish them.', 'en')).toBe(7);
    expect(countSentences('Adopt standards. Publish them.', 'en')).toBe(2);
    expect(countSentences('Adopter des normes communes', 'fr')).toBe(1);
  });
});

describe('rolesFor', () => {
  it('leaves out the roles held in other groups', () => {
    const grants = [{ role: 'ORGANISER' }, { role: 'FACILITATOR', groupId: 'a' }, { role: 'RAPPORTEUR', groupId: 'b' }];
    expect(rolesFor(grants, 'a')).toEqual(['ORGANISER', 'FACILITATOR']);
    expect(rolesFor(grants, null)).toEqual(['ORGANISER']);
  });
});
