import { expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translator';
import { capacityWord } from './capacity-word';

it('says a capacity in the gender of the courtesy title, and in the neutral form where that tells nothing', () => {
  const [fr, es] = [translator('fr', 'registration'), translator('es', 'registration')];
  expect(capacityWord(es, 'HEAD', 'MS')).toBe('Jefa de delegación');
  expect(capacityWord(es, 'HEAD', 'MR')).toBe('Jefe de delegación');
  expect(capacityWord(es, 'HEAD', 'HE')).toBe('Jefe(a) de delegación');
  expect(capacityWord(fr, 'ADVISER', 'MS')).toBe('Conseillère');
  expect(capacityWord(fr, 'DELEGATE', null)).toBe('Délégué(e)');
});
