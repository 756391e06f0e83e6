import type { CourtesyTitle } from '@/lib/core/prisma/enums';
import { foldName } from '@/lib/core/fold';
import { pickOne } from './chance';
import { feminine, functionalTitles, names, type Functions } from './content/names';
import type { SampleParty } from './directory';
import type { Kit } from './kit';

export type Language = 'en' | 'fr' | 'es';

/** An invented person with the mailbox that acts for them. */
export type Invented = {
  personId: string;
  accountId: string;
  givenName: string;
  surname: string;
  email: string;
  locale: Language;
  courtesyTitle: CourtesyTitle | null;
  functionalTitle: string;
  institution: string;
  countryCode: string | null;
};

/** What a person does for a party. */
export type Place = 'head' | 'secretariat' | 'other';

const french = new Set(['midwa', 'ecowas', 'rabat-process', 'five-plus-five', 'eccas', 'uma', 'cen-sad']);
const spanish = new Set([
  'rcm',
  'sacm',
  'fibemyd',
  'riam',
  'eu-celac',
  'eclac',
  'sica',
  'can',
  'mercosur',
  'quito-process',
]);

/** The language in which the sample lets a party write. */
export function languageOf({ code }: { code: string }): Language {
  return french.has(code) ? 'fr' : spanish.has(code) ? 'es' : 'en';
}

/**
 * Invents people; one per pair of names, so that nobody has a namesake.
 * @param known folded names in use; shared by the meetings of a load
 * @param chairOf the State in the chair at the time of the meeting, where known: the head of delegation comes from there
 */
export function makeInventor(
  { random, id, rows }: Kit,
  createdAt: Date,
  known: Set<string>,
  chairOf: (party: SampleParty) => string | null,
) {
  return function invent(party: SampleParty, place: Place): Invented {
    const locale = languageOf(party);
    const pool = names[party.regions.length === 1 ? (party.regions[0] ?? 'any') : 'any'] ?? names.any;
    const titles = functionalTitles[locale];
    if (!pool || !titles) throw new RangeError(`No names for ${party.code}`);
    let givenName: string;
    let surname: string;
    do {
      givenName = pickOne(random, pool.given);
      surname = pickOne(random, pool.surname);
    } while (known.has(foldName(givenName, surname)));
    const foldedName = foldName(givenName, surname);
    known.add(foldedName);

    const person: Invented = {
      personId: id(),
      accountId: id(),
      givenName,
      surname,
      email: `${foldedName.replace(/ /g, '.')}@${party.code}.example.org`,
      locale,
      courtesyTitle: suited(
        givenName,
        pickOne<CourtesyTitle>(random, place === 'head' ? ['MR', 'MS', 'HE', 'DR'] : ['MR', 'MS', 'MS', 'MR', 'DR']),
      ),
      functionalTitle: saidOf(givenName, pickOne(random, titles[place])),
      institution: institution(party, place, locale),
      countryCode: place === 'head' ? chairOf(party) : null,
    };
    const { courtesyTitle, functionalTitle, countryCode } = person;
    rows.Person.push({
      id: person.personId,
      courtesyTitle,
      givenName,
      surname,
      functionalTitle,
      institution: person.institution,
      countryCode,
      foldedName,
      illustrative: true,
      createdAt,
    });
    addAccount(rows, person, createdAt);
    return person;
  };
}

/** A mailbox that acts for one person. */
export function addAccount(
  rows: Kit['rows'],
  person: Pick<Invented, 'personId' | 'accountId' | 'email' | 'locale'>,
  createdAt: Date,
): void {
  rows.Account.push({
    id: person.accountId,
    email: person.email,
    locale: person.locale,
    illustrative: true,
    createdAt,
  });
  rows.AccountPerson.push({ accountId: person.accountId, personId: person.personId, primary: true });
}

function institution(party: SampleParty, place: Place, locale: Language): string {
  if (!['RCP', 'IRF', 'GLOBAL_PROCESS'].includes(party.kind)) return party.label;
  if (place === 'head')
    return { en: `Chair of ${party.label}`, fr: `Présidence, ${party.label}`, es: `Presidencia, ${party.label}` }[
      locale
    ];
  if (place === 'secretariat')
    return { en: `Secretariat of ${party.label}`, fr: `Secrétariat, ${party.label}`, es: `Secretaría, ${party.label}` }[
      locale
    ];
  return party.label;
}

/** A function in the gender of the given name. */
function saidOf(givenName: string, drawn: Functions): string {
  if (typeof drawn === 'string') return drawn;
  return feminine.has(givenName) ? drawn.woman : drawn.man;
}

/** The title drawn, with "Ms" and "Mr" as the given name has it. */
function suited(givenName: string, drawn: CourtesyTitle): CourtesyTitle {
  if (drawn !== 'MS' && drawn !== 'MR') return drawn;
  return feminine.has(givenName) ? 'MS' : 'MR';
}
