import { describe, expect, it } from 'vitest';

import { questionnaireSchema, type Questionnaire } from './definition';
import { stringsOf, withString } from './strings';
import { countTranslations, isTranslated, rememberSources, sourceBefore, translationState } from './translation';

const questionnaire = questionnaireSchema.parse({
  title: { en: 'Survey', fr: 'Enquête' },
  intro: { en: 'One answer each.', fr: 'Une réponse chacun.', es: 'Una respuesta cada uno.' },
  questions: [
    {
      code: 'preparation',
      type: 'SINGLE',
      required: true,
      label: { en: 'How far?', fr: 'Où en êtes-vous ?' },
      choices: [
        { code: 'planned', label: { en: 'Planned', fr: 'Prévue' } },
        { code: 'done', label: { en: 'Done' } },
      ],
    },
    { code: 'experience', type: 'LONG_TEXT', required: false, label: { fr: 'Quelle expérience ?' } },
    {
      code: 'means',
      type: 'MATRIX',
      required: false,
      label: { en: 'Which means?', fr: 'Quels moyens ?' },
      constraint: { expression: '. != ""', message: { en: 'Tick one.', fr: 'Cochez-en un.' } },
      rows: [{ code: 'data', label: { en: 'Data', fr: 'Données' } }],
      columns: [{ code: 'yes', label: { en: 'Yes', fr: 'Oui' } }],
    },
  ],
});

const all = ['en', 'fr', 'es'];
const step = (before: Questionnaire, key: string, language: string, text: string) =>
  rememberSources(before, withString(before, key, language, text), 'en');
const stateOf = (of: Questionnaire, key: string, language: string) => {
  const string = stringsOf(of).find((each) => each.key === key);
  if (!string) throw new Error(`There is no text ${key}.`);
  return translationState(of, string, language);
};

describe('the texts of a questionnaire', () => {
  it('are named once each, in the order they are read', () => {
    expect(stringsOf(questionnaire).map(({ key }) => key)).toEqual([
      'title',
      'intro',
      'label:preparation',
      'choice:preparation:planned',
      'choice:preparation:done',
      'label:experience',
      'label:means',
      'row:means:data',
      'column:means:yes',
      'message:means',
    ]);
  });

  it('are written one at a time and leave everything else as it was', () => {
    const written = withString(questionnaire, 'choice:preparation:done', 'fr', 'Faite');
    const changed = stringsOf(written).filter(
      ({ key, words }) =>
        JSON.stringify(words) !== JSON.stringify(stringsOf(questionnaire).find((one) => one.key === key)?.words),
    );
    expect(changed.map(({ key, words }) => [key, words])).toEqual([
      ['choice:preparation:done', { en: 'Done', fr: 'Faite' }],
    ]);
    expect(withString(written, 'choice:preparation:done', 'fr', '')).toEqual(questionnaire);
  });
});

describe('translations', () => {
  it('are counted by language', () => {
    expect(countTranslations(questionnaire, all)).toEqual([
      { language: 'en', missing: 1, outdated: 0 },
      { language: 'fr', missing: 1, outdated: 0 },
      { language: 'es', missing: 9, outdated: 0 },
    ]);
    expect(isTranslated(questionnaire, all)).toBe(false);
  });

  it('are out of date when their source changes, and say what it was, until they are written or read again', () => {
    const changed = step(questionnaire, 'title', 'en', 'The survey');
    expect(stateOf(changed, 'title', 'fr')).toBe('outdated');
    expect(sourceBefore(changed.translatedFrom, 'title', 'fr')).toBe('Survey');
    // Changed once more: it was still made from the first text.
    const again = step(changed, 'title', 'en', 'A survey');
    expect(sourceBefore(again.translatedFrom, 'title', 'fr')).toBe('Survey');
    expect(stateOf(step(again, 'title', 'fr', 'Une enquête'), 'title', 'fr')).toBe('done');
    expect(rememberSources(again, again, 'en', { key: 'title', language: 'fr' }).translatedFrom).toBeUndefined();
    // A source that comes back brings its translations with it.
    expect(step(again, 'title', 'en', 'Survey')).toEqual(questionnaire);
  });

  it('written for the first time, or in the same step as their source, are up to date', () => {
    const changed = withString(withString(questionnaire, 'title', 'en', 'New'), 'title', 'fr', 'Nouveau');
    expect(rememberSources(questionnaire, changed, 'en').translatedFrom).toBeUndefined();
    expect(step(questionnaire, 'title', 'es', 'Encuesta').translatedFrom).toBeUndefined();
  });

  it('go with the part they belong to', () => {
    const changed = step(questionnaire, 'label:preparation', 'en', 'How far now?');
    expect(changed.translatedFrom).toEqual({ 'label:preparation': { fr: 'How far?' } });
    const without = { ...changed, pages: [] };
    expect(rememberSources(changed, without, 'en').translatedFrom).toBeUndefined();
  });
});
