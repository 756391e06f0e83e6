import { describe, expect, it } from 'vitest';
import glossary from '@/prisma/reference/glossary.json';
import { unagreedTerms, type Term } from './glossary';

const agreed: Term[] = glossary.map(({ key, en, fr, es, acronym }) => ({
  key,
  terms: { en, fr, es },
  acronyms: acronym ?? {},
}));
const check = (en: string, translated: string, language = 'fr') =>
  unagreedTerms({ text: en, language: 'en' }, { text: translated, language }, agreed).map(({ key }) => key);

describe('terms of the glossary', () => {
  it('say nothing where the agreed equivalent stands, in whatever number', () => {
    expect(check('The breakout groups met.', 'Les groupes de discussion se sont réunis.')).toEqual([]);
    expect(
      check(
        'Inter-State consultation mechanisms on migration',
        'Mécanismes consultatifs interétatiques sur la migration',
      ),
    ).toEqual([]);
    expect(check('The breakout groups met.', 'Los grupos de debate se reunieron.', 'es')).toEqual([]);
  });

  it('are named with what was agreed where it does not', () => {
    const of = { text: 'Breakout groups discussed labour migration.', language: 'en' };
    const to = { text: 'Les groupes de travail ont examiné la migration professionnelle.', language: 'fr' };
    expect(unagreedTerms(of, to, agreed)).toEqual([
      { key: 'theme-labour-migration', said: 'labour migration', agreed: 'migration de main-d’œuvre' },
      { key: 'breakout-group', said: 'breakout group', agreed: 'groupe de discussion' },
    ]);
  });

  it('are acronyms too, letter by letter', () => {
    expect(check('ISCMs and the RCP', 'Les MCIM et le RCP')).toEqual(['rcp']);
  });

  it('count where they are longest', () => {
    expect(check('The technical secretariat', 'Le secrétariat technique')).toEqual([]);
  });
});
