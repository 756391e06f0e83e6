import { describe, expect, it } from 'vitest';
import { capitalised, withArticle } from './article';

describe('names in a sentence', () => {
  it.each([
    ['fr', 'to', 'Mission permanente du Maroc', 'à la Mission permanente du Maroc'],
    ['fr', 'to', 'Ambassade de Suisse', 'à l’Ambassade de Suisse'],
    ['fr', 'to', 'Ministère de l’intérieur', 'au Ministère de l’intérieur'],
    ['fr', 'to', 'Onzième Réunion mondiale', 'à la Onzième Réunion mondiale'],
    [
      'fr',
      'the',
      'Dialogue birégional structuré entre l’Union européenne et les pays',
      'le Dialogue birégional structuré entre l’Union européenne et les pays',
    ],
    ['fr', 'to', 'Consultations intergouvernementales', 'aux Consultations intergouvernementales'],
    ['fr', 'to', 'EUROMED Migration', 'à EUROMED Migration'],
    ['es', 'to', 'Proceso de Quito', 'al Proceso de Quito'],
    ['es', 'to', 'Misión Permanente de Chile', 'a la Misión Permanente de Chile'],
    ['es', 'the', 'Red Iberoamericana', 'la Red Iberoamericana'],
    ['en', 'to', 'Permanent Mission of Morocco', 'to the Permanent Mission of Morocco'],
    ['en', 'the', 'The Secretariat', 'The Secretariat'],
    ['en', 'to', 'EUROMED Migration', 'to EUROMED Migration'],
  ] as const)('%s, %s: %s', (locale, role, name, expected) => {
    expect(withArticle(name, locale, role)).toBe(expected);
  });

  it('begin a sentence with a capital', () => {
    expect(capitalised(withArticle('Organisation internationale', 'fr', 'the'), 'fr')).toBe(
      'L’Organisation internationale',
    );
  });
});
