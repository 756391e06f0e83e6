import type { Disposition } from '@/lib/core/prisma/enums';
import type { Addressee } from './addressees';
import type { Text } from './text';

type Place = { theme: string; objectives: number[]; addressees: Addressee[]; text: Text };

/** A regional recommendation of the next edition and how far it has come. `key` names it among the sources below. */
export type NextRegional = Place & {
  key: string;
  group: string;
  state: 'DRAFT' | 'GROUP_REVIEW' | 'AGREED' | 'SUBMITTED';
};

/** A general one: still being drafted, or ready for the plenary. */
export type NextGeneral = Place & {
  state: 'DRAFT' | 'READY';
  sources: { key: string; disposition: Disposition; why?: string }[];
};

/** Invented, in the order in which they were begun. Every stage has one, so that each role finds something to do. */
export const nextRegional: readonly NextRegional[] = [
  {
    key: 'recruitment',
    group: 'AFR',
    state: 'AGREED',
    theme: 'labour-migration',
    objectives: [6],
    addressees: ['member-states'],
    text: {
      en: 'Compare the lists of licensed recruitment agencies once a year, and publish what was struck off and why.',
      fr: 'Comparer une fois par an les listes d’agences de recrutement agréées, et publier les radiations et leurs motifs.',
      es: 'Comparar una vez al año las listas de agencias de contratación autorizadas y publicar las bajas y sus motivos.',
    },
  },
  {
    key: 'routes',
    group: 'AFR',
    state: 'GROUP_REVIEW',
    theme: 'irregular-migration',
    objectives: [8],
    addressees: ['mechanisms'],
    text: {
      en: 'Share among neighbouring mechanisms the telephone numbers of the services that search for missing migrants.',
      fr: 'Partager entre mécanismes voisins les numéros de téléphone des services qui recherchent les migrants disparus.',
      es: 'Compartir entre mecanismos vecinos los números de teléfono de los servicios que buscan a los migrantes desaparecidos.',
    },
  },
  {
    key: 'referral',
    group: 'AFR',
    state: 'DRAFT',
    theme: 'counter-trafficking',
    objectives: [10],
    addressees: ['secretariats'],
    text: {
      en: 'Test the list of contact officers twice a year by an unannounced call.',
      fr: 'Vérifier deux fois par an la liste des référents par un appel inopiné.',
      es: 'Comprobar dos veces al año la lista de funcionarios de contacto mediante una llamada sin previo aviso.',
    },
  },
  {
    key: 'consular',
    group: 'AME',
    state: 'AGREED',
    theme: 'migrants-rights',
    objectives: [14],
    addressees: ['member-states'],
    text: {
      en: 'Announce in every consulate the neighbouring States whose nationals it assists, and at what hours.',
      fr: 'Afficher dans chaque consulat les États voisins dont il assiste les ressortissants, et les horaires correspondants.',
      es: 'Anunciar en cada consulado los Estados vecinos a cuyos nacionales presta asistencia y en qué horario.',
    },
  },
  {
    key: 'victims',
    group: 'AME',
    state: 'SUBMITTED',
    theme: 'counter-trafficking',
    objectives: [10],
    addressees: ['member-states'],
    text: {
      en: 'Accept the identification of a victim of trafficking made in another country of the region.',
      fr: 'Reconnaître l’identification d’une victime de la traite faite dans un autre pays de la région.',
      es: 'Aceptar la identificación de una víctima de la trata realizada en otro país de la región.',
    },
  },
  {
    key: 'indicators',
    group: 'ASP',
    state: 'SUBMITTED',
    theme: 'migration-data',
    objectives: [1],
    addressees: ['member-states', 'partners'],
    text: {
      en: 'Publish the common core of indicators with the number of persons counted and not counted.',
      fr: 'Publier le socle commun d’indicateurs avec le nombre de personnes comptées et non comptées.',
      es: 'Publicar el conjunto básico común de indicadores con el número de personas contabilizadas y no contabilizadas.',
    },
  },
  {
    key: 'holdings',
    group: 'EUR',
    state: 'SUBMITTED',
    theme: 'migration-data',
    objectives: [1],
    addressees: ['member-states'],
    text: {
      en: 'Describe each data holding on one page, and renew the page when the holding changes.',
      fr: 'Décrire chaque fonds de données en une page, et mettre cette page à jour lorsque le fonds change.',
      es: 'Describir cada fondo de datos en una página y actualizarla cuando el fondo cambie.',
    },
  },
];

/** General recommendations of the next edition: one ready for the plenary, one still being drafted. */
export const nextGeneral: readonly NextGeneral[] = [
  {
    state: 'READY',
    theme: 'migration-data',
    objectives: [1],
    addressees: ['member-states', 'partners'],
    text: {
      en: 'Publish the common core of indicators with a one-page description of each source and of who was not counted.',
      fr: 'Publier le socle commun d’indicateurs avec, pour chaque source, une description d’une page indiquant qui n’a pas été compté.',
      es: 'Publicar el conjunto básico común de indicadores con una descripción de una página de cada fuente que indique quién no fue contabilizado.',
    },
    sources: [
      { key: 'indicators', disposition: 'FULL' },
      {
        key: 'holdings',
        disposition: 'PARTIAL',
        why: 'The page is kept; the date of its renewal is left to each State.',
      },
    ],
  },
  {
    state: 'DRAFT',
    theme: 'counter-trafficking',
    objectives: [10],
    addressees: ['member-states'],
    text: {
      en: 'Accept the identification of a victim of trafficking made elsewhere, unless new facts speak against it.',
      fr: 'Reconnaître l’identification d’une victime de la traite faite ailleurs, sauf faits nouveaux contraires.',
      es: 'Aceptar la identificación de una víctima de la trata realizada en otro lugar, salvo que nuevos hechos la contradigan.',
    },
    sources: [{ key: 'victims', disposition: 'PARTIAL', why: 'Extended beyond the region, with room for new facts.' }],
  },
];
