import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translator';
import type { Locale } from '@/lib/i18n/routing';
import { headcountSentence } from './headcount';

const seventh = {
  persons: 92,
  mechanisms: 22,
  unCommissions: 5,
  economicOrganisations: 5,
  otherOrganisations: 0,
  states: 0,
};
const say = (count: typeof seventh, locale: Locale) => headcountSentence(count, locale, translator(locale, 'meetings'));

describe('the headcount in a sentence', () => {
  it('reads as the founding document writes it', () => {
    expect(say(seventh, 'fr')).toBe(
      '92 délégués représentant 22 MCIM, cinq commissions régionales des Nations Unies et cinq organisations économiques régionales.',
    );
    expect(say(seventh, 'en')).toBe(
      '92 delegates representing 22 ISCMs, five UN regional commissions and five regional economic organisations.',
    );
    expect(say(seventh, 'es')).toBe(
      '92 delegados en representación de 22 MCIM, cinco comisiones regionales de las Naciones Unidas y cinco organizaciones económicas regionales.',
    );
  });

  it('agrees in number and gender, and leaves out who did not come', () => {
    const few = { ...seventh, persons: 1, mechanisms: 1, unCommissions: 1, economicOrganisations: 0, states: 2 };
    expect(say(few, 'en')).toBe('1 delegate representing one ISCM, one UN regional commission and two States.');
    expect(say(few, 'fr')).toBe(
      '1 délégué représentant un MCIM, une commission régionale des Nations Unies et deux États.',
    );
    expect(say(few, 'es')).toBe(
      '1 delegado en representación de un MCIM, una comisión regional de las Naciones Unidas y dos Estados.',
    );
  });

  it('says nothing while nobody is confirmed', () => {
    expect(say({ ...seventh, persons: 0 }, 'en')).toBeNull();
  });
});
