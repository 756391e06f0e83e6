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
  /** Names it where the plenary has begun with it (see next-plenary.ts). */
  key?: string;
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
  {
    key: 'crossings',
    group: 'AME',
    state: 'SUBMITTED',
    theme: 'border-management',
    objectives: [11],
    addressees: ['member-states'],
    text: {
      en: 'Tell neighbouring States two days before a border crossing is closed, and when it will open again.',
      fr: 'Informer les États voisins deux jours avant la fermeture d’un poste frontière, et de la date de sa réouverture.',
      es: 'Informar a los Estados vecinos dos días antes de cerrar un paso fronterizo y de la fecha de su reapertura.',
    },
  },
  {
    key: 'returns',
    group: 'EUR',
    state: 'SUBMITTED',
    theme: 'return-readmission',
    objectives: [21],
    addressees: ['member-states'],
    text: {
      en: 'Name in each State one office that answers questions on returns within five working days.',
      fr: 'Désigner dans chaque État un service qui répond dans les cinq jours ouvrables aux questions sur les retours.',
      es: 'Designar en cada Estado una oficina que responda en cinco días hábiles a las preguntas sobre los retornos.',
    },
  },
  {
    key: 'records',
    group: 'ASP',
    state: 'SUBMITTED',
    theme: 'health',
    objectives: [15],
    addressees: ['member-states'],
    text: {
      en: 'Give migrant workers a copy of their medical record in a language they read.',
      fr: 'Remettre aux travailleurs migrants une copie de leur dossier médical dans une langue qu’ils lisent.',
      es: 'Entregar a los trabajadores migrantes una copia de su historia clínica en un idioma que lean.',
    },
  },
];

/** General recommendations of the next edition: one still being drafted, the others ready for the plenary, which has begun with three of them. */
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
  {
    key: 'crossings',
    state: 'READY',
    theme: 'border-management',
    objectives: [11],
    addressees: ['member-states'],
    text: {
      en: 'Publish the opening hours of every border crossing, and announce each closure two days ahead.',
      fr: 'Publier les horaires d’ouverture de chaque poste frontière, et annoncer chaque fermeture deux jours à l’avance.',
      es: 'Publicar el horario de apertura de cada paso fronterizo y anunciar cada cierre con dos días de antelación.',
    },
    sources: [
      { key: 'crossings', disposition: 'PARTIAL', why: 'Opened to everyone who crosses; the hours were added.' },
    ],
  },
  {
    key: 'returns',
    state: 'READY',
    theme: 'return-readmission',
    objectives: [21],
    addressees: ['member-states'],
    text: {
      en: 'Name in each State one office that answers questions on returns within ten working days.',
      fr: 'Désigner dans chaque État un service qui répond dans les dix jours ouvrables aux questions sur les retours.',
      es: 'Designar en cada Estado una oficina que responda en diez días hábiles a las preguntas sobre los retornos.',
    },
    sources: [{ key: 'returns', disposition: 'PARTIAL', why: 'Ten days, so that small administrations can keep it.' }],
  },
  {
    key: 'records',
    state: 'READY',
    theme: 'health',
    objectives: [15],
    addressees: ['member-states'],
    text: {
      en: 'Give migrants a copy of their medical record on request, in a language they read.',
      fr: 'Remettre aux migrants qui le demandent une copie de leur dossier médical, dans une langue qu’ils lisent.',
      es: 'Entregar a los migrantes que lo soliciten una copia de su historia clínica, en un idioma que lean.',
    },
    sources: [{ key: 'records', disposition: 'PARTIAL', why: 'Opened to all migrants, and on request.' }],
  },
];
