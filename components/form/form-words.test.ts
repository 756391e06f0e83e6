import { describe, expect, it } from 'vitest';

import { errorSentence, labelOf, summarySentence, type FormWords } from './form-words';

const words: FormWords = {
  locale: 'fr',
  required: 'remplissez cette réponse',
  too_short: 'écrivez au moins {min} caractères',
  date_too_early: 'indiquez une date à partir du {min}',
  invalid: 'vérifiez cette réponse',
  'form.summaryItem': '{label} : {message}',
  'title.label': 'Titre',
  'function.label': 'Titre fonctionnel',
  'function.required': 'indiquez votre titre fonctionnel',
  'delegates.name.label': 'Nom',
};

describe('words of an error', () => {
  it("are the field's own before the general ones", () => {
    expect(errorSentence(words, 'function', { code: 'required' })).toBe('indiquez votre titre fonctionnel');
    expect(errorSentence(words, 'title', { code: 'required' })).toBe('remplissez cette réponse');
    expect(errorSentence(words, 'title', { code: 'never_heard_of' })).toBe('vérifiez cette réponse');
  });

  it('name a language as the reader does', () => {
    const said = { ...words, unsigned: 'le texte « {language} » n’est pas signé' };
    expect(errorSentence(said, 'x', { code: 'unsigned', params: { language: 'en' } })).toBe(
      'le texte « anglais » n’est pas signé',
    );
  });

  it('hold the params, days written out', () => {
    expect(errorSentence(words, 'title', { code: 'too_short', params: { min: 3 } })).toBe(
      'écrivez au moins 3 caractères',
    );
    expect(errorSentence(words, 'x', { code: 'date_too_early', params: { min: '2027-04-01' } })).toBe(
      'indiquez une date à partir du 1er avril 2027',
    );
  });

  it('name the field in the summary, unless the sentence already does', () => {
    expect(summarySentence(words, 'function', { code: 'required' })).toBe('Indiquez votre titre fonctionnel');
    expect(summarySentence(words, 'title', { code: 'required' })).toBe('Titre : remplissez cette réponse');
    expect(summarySentence(words, 'unknown', { code: 'required' })).toBe('Remplissez cette réponse');
    expect(summarySentence(words, 'unknown', { code: 'required' }, 'Vu')).toBe('Vu : remplissez cette réponse');
  });
});

it('one label serves list entries and languages', () => {
  expect(labelOf(words, 'delegates.2.name')).toBe('Nom');
  expect(labelOf(words, 'title.es')).toBe('Titre, Español');
});
