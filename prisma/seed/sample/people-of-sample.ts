import type { SiteRole } from '@/lib/core/prisma/enums';
import { foldName } from '@/lib/core/fold';
import type { Kit } from './kit';
import type { Invented } from './people';

/** People to sign in as in the local sample, by what they do. Names are invented and say so by their address. */
const people = {
  administrator: { givenName: 'Ada', surname: 'Admindale', functionalTitle: 'Site administrator', siteRole: 'ADMIN' },
  staff: {
    givenName: 'Simone',
    surname: 'Staffelbach',
    functionalTitle: 'Officer of the permanent secretariat',
    siteRole: 'STAFF',
  },
  organiser: { givenName: 'Oriol', surname: 'Organista', functionalTitle: 'Organiser of the meeting', siteRole: null },
  'focal-point': { givenName: 'Fanta', surname: 'Focalé', functionalTitle: 'Focal point', siteRole: null },
  delegate: { givenName: 'Delfina', surname: 'Delegado', functionalTitle: 'Migration Officer', siteRole: null },
  facilitator: { givenName: 'Farai', surname: 'Facilimba', functionalTitle: 'Head of Secretariat', siteRole: null },
  rapporteur: { givenName: 'Rosine', surname: 'Rapportier', functionalTitle: 'Policy Adviser', siteRole: null },
  chair: { givenName: 'Charlotte', surname: 'Chairbridge', functionalTitle: 'Chair of the meeting', siteRole: null },
  translator: { givenName: 'Tristán', surname: 'Traductor', functionalTitle: 'Translator', siteRole: null },
  screen: { givenName: 'Sten', surname: 'Screenberg', functionalTitle: 'Screen operator', siteRole: null },
  travel: { givenName: 'Théodora', surname: 'Travellini', functionalTitle: 'Travel officer', siteRole: null },
  logistics: { givenName: 'Lukas', surname: 'Logistiker', functionalTitle: 'Logistics officer', siteRole: null },
  finance: { givenName: 'Fiona', surname: 'Finanziari', functionalTitle: 'Finance officer', siteRole: null },
  observer: { givenName: 'Olga', surname: 'Observanko', functionalTitle: 'Observer', siteRole: null },
  door: { givenName: 'Dunja', surname: 'Doorwart', functionalTitle: 'Badge desk', siteRole: null },
} as const satisfies Record<
  string,
  { givenName: string; surname: string; functionalTitle: string; siteRole: SiteRole | null }
>;

export type SamplePeople = Record<keyof typeof people, Invented>;

/**
 * The accounts of the local sample; their roles in meetings are given where the meetings are built.
 * @param withSiteRoles whether one of them administers the site: in a database that is not the local one nobody can sign in
 *   as an invented person, and an administrator nobody can be would keep the first real one from being made
 */
export function addSamplePeople({ rows, id }: Kit, createdAt: Date, withSiteRoles: boolean): SamplePeople {
  const made = Object.entries(people).map(([name, { givenName, surname, functionalTitle, siteRole }]) => {
    const person: Invented = {
      personId: id(),
      accountId: id(),
      givenName,
      surname,
      email: `${name}@sample.example.org`,
      locale: 'en',
      courtesyTitle: null,
      functionalTitle,
      institution: 'Illustrative secretariat',
      countryCode: null,
    };
    rows.Person.push({
      id: person.personId,
      givenName,
      surname,
      functionalTitle,
      institution: person.institution,
      foldedName: foldName(givenName, surname),
      illustrative: true,
      createdAt,
    });
    rows.Account.push({
      id: person.accountId,
      email: person.email,
      locale: 'en',
      siteRole: withSiteRoles ? siteRole : null,
      illustrative: true,
      createdAt,
    });
    rows.AccountPerson.push({ accountId: person.accountId, personId: person.personId, primary: true });
    return [name, person];
  });
  return Object.fromEntries(made) as SamplePeople;
}

/** A person's name as running text has it. */
export function fullName({ givenName, surname }: Invented): string {
  return `${givenName} ${surname}`;
}
