import { describe, expect, it } from 'vitest';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { arrangeParticipants, type Participant } from './arrange-participants';

const party = (code: string, kind: PartyKind, en: string, fr: string) => ({ code, kind, names: { en, fr } });
const bali = party('bali', 'RCP', 'Bali Process', 'Processus de Bali');
const african = party(
  'midwa',
  'RCP',
  'Migration Dialogue for West Africa',
  'Dialogue sur la migration pour l’Afrique de l’Ouest',
);
const commission = party('eca', 'UN_REGIONAL_COMMISSION', 'A commission', 'Une commission');

const rows: Participant<string>[] = [
  { person: 'commissioner', capacity: 'HEAD', rank: 1, party: commission },
  { person: 'third', capacity: 'DELEGATE', rank: 3, party: bali },
  { person: 'head', capacity: 'HEAD', rank: 2, party: bali },
  { person: 'first', capacity: 'DELEGATE', rank: 1, party: bali },
  { person: 'west', capacity: 'DELEGATE', rank: 1, party: african },
];

describe('the list of participants', () => {
  it('sorts parties anew in each language, mechanisms before commissions', () => {
    const order = (locale: string) =>
      arrangeParticipants(rows, locale).flatMap(({ parties }) => parties.map(({ code }) => code));
    expect(order('en')).toEqual(['bali', 'midwa', 'eca']);
    expect(order('fr')).toEqual(['midwa', 'bali', 'eca']);
  });

  it('puts the head first and then goes by rank, not by the alphabet', () => {
    const [section] = arrangeParticipants(rows, 'en');
    expect(section?.parties[0]?.participants.map(({ person }) => person)).toEqual(['head', 'first', 'third']);
  });

  it('has no section for nobody', () => {
    expect(arrangeParticipants([], 'en')).toEqual([]);
    expect(arrangeParticipants(rows, 'en').map(({ kind }) => kind)).toEqual(['RCP', 'UN_REGIONAL_COMMISSION']);
  });
});
