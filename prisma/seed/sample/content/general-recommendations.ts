import type { DecisionOutcome, Disposition } from '@/lib/core/prisma/enums';
import type { Addressee } from './addressees';
import type { Text } from './text';

/** What became of a regional recommendation in a general one, with the reason where not all of it was taken. */
export type SampleSource = { symbol: string; disposition: Disposition; why?: string };

/** A general recommendation of the seventh meeting as the sample invents it. `earlier`: the wording before the plenary's amendment. */
export type GeneralText = {
  symbol: string;
  themes: string[];
  addressees: Addressee[];
  text: Text;
  earlier?: Text;
  sources: readonly SampleSource[];
  outcome: DecisionOutcome;
  note?: string;
  /** Date, indicator and short name of the commitment that follows from an adoption; its owners are the addressees. */
  commitment?: { dueBy: string; indicator: Text; name: Text };
};

/** In the order in which the plenary took them. */
export const generalTexts: readonly GeneralText[] = [
  {
    symbol: 'G/1',
    themes: ['labour-migration'],
    addressees: ['member-states'],
    earlier: {
      en: 'Adopt common minimum standards for the licensing and supervision of private recruitment agencies, prohibit recruitment fees charged to migrant workers, and publish the list of licensed agencies.',
      fr: 'Adopter des normes minimales communes pour l’agrément et le contrôle des agences de recrutement privées, interdire les commissions de recrutement mises à la charge des travailleurs migrants, et publier la liste des agences agréées.',
      es: 'Adoptar normas mínimas comunes para la concesión de licencias a las agencias de contratación privadas y su supervisión, prohibir las comisiones de contratación cobradas a los trabajadores migrantes y publicar la lista de agencias autorizadas.',
    },
    text: {
      en: 'Adopt common minimum standards for the licensing and supervision of private recruitment agencies, prohibit recruitment fees and related costs charged to migrant workers, and make the list of licensed agencies public.',
      fr: 'Adopter des normes minimales communes pour l’agrément et le contrôle des agences de recrutement privées, interdire les commissions de recrutement et frais connexes mis à la charge des travailleurs migrants, et rendre publique la liste des agences agréées.',
      es: 'Adoptar normas mínimas comunes para la concesión de licencias a las agencias de contratación privadas y su supervisión, prohibir las comisiones de contratación y los gastos conexos cobrados a los trabajadores migrantes, y hacer pública la lista de agencias autorizadas.',
    },
    sources: [
      { symbol: 'AFR/1', disposition: 'FULL' },
      { symbol: 'ASP/1', disposition: 'FULL' },
      {
        symbol: 'AME/5',
        disposition: 'PARTIAL',
        why: 'Supervision is kept; exchange among inspectorates stays on the regional list.',
      },
      {
        symbol: 'MEA/1',
        disposition: 'NOTED',
        why: 'Contracts come after recruitment; the text is noted beside the standards.',
      },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2019-12-31',
      name: { en: 'Fair recruitment', fr: 'Recrutement équitable', es: 'Contratación equitativa' },
      indicator: {
        en: 'Number of member States whose list of licensed agencies is public',
        fr: 'Nombre d’États membres dont la liste des agences agréées est publique',
        es: 'Número de Estados miembros cuya lista de agencias autorizadas es pública',
      },
    },
  },
  {
    symbol: 'G/2',
    themes: ['counter-trafficking'],
    addressees: ['member-states', 'secretariats'],
    text: {
      en: 'Establish and keep up to date a standing list of contact officers for the safe and voluntary referral of victims of trafficking across borders.',
      fr: 'Établir et tenir à jour une liste permanente de référents pour l’orientation transfrontière, sûre et volontaire, des victimes de la traite.',
      es: 'Establecer y mantener actualizada una lista permanente de funcionarios de contacto para la remisión transfronteriza, segura y voluntaria, de las víctimas de la trata.',
    },
    sources: [
      { symbol: 'AFR/3', disposition: 'FULL' },
      { symbol: 'EUR/4', disposition: 'FULL' },
      {
        symbol: 'AME/2',
        disposition: 'PARTIAL',
        why: 'The link between systems is kept as a list of persons; the systems themselves differ too much for one text.',
      },
      { symbol: 'ASP/2', disposition: 'NOTED', why: 'Identification at sea concerns some regions only.' },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2018-12-31',
      name: {
        en: 'Referral of victims of trafficking',
        fr: 'Orientation des victimes de la traite',
        es: 'Remisión de las víctimas de la trata',
      },
      indicator: {
        en: 'Number of mechanisms with a list of contact officers less than one year old',
        fr: 'Nombre de mécanismes dont la liste de référents a moins d’un an',
        es: 'Número de mecanismos con una lista de funcionarios de contacto de menos de un año',
      },
    },
  },
  {
    symbol: 'G/3',
    themes: ['irregular-migration'],
    addressees: ['mechanisms', 'member-states'],
    earlier: {
      en: 'Exchange information on routes at least twice a year, and give travellers early and accurate information on regular pathways.',
      fr: 'Échanger des informations sur les itinéraires au moins deux fois par an, et donner suffisamment tôt aux voyageurs des informations exactes sur les voies régulières.',
      es: 'Intercambiar información sobre rutas al menos dos veces al año y proporcionar a los viajeros información temprana y exacta sobre las vías regulares.',
    },
    text: {
      en: 'Exchange information on routes at least twice a year, without personal data, and give travellers early and accurate information on regular pathways.',
      fr: 'Échanger au moins deux fois par an des informations sur les itinéraires, sans données personnelles, et donner suffisamment tôt aux voyageurs des informations exactes sur les voies régulières.',
      es: 'Intercambiar información sobre rutas al menos dos veces al año, sin datos personales, y proporcionar a los viajeros información temprana y exacta sobre las vías regulares.',
    },
    sources: [
      { symbol: 'AFR/2', disposition: 'FULL' },
      { symbol: 'EUR/2', disposition: 'FULL' },
      {
        symbol: 'AME/3',
        disposition: 'PARTIAL',
        why: 'Exchange of information is kept; the alert for missing migrants stays with the region.',
      },
      {
        symbol: 'EUR/1',
        disposition: 'SET_ASIDE',
        why: 'Return was raised with routes, but the regions did not agree on whom to address; the text stays on the regional list.',
      },
    ],
    outcome: 'WITH_RESERVATIONS',
    note: 'One delegation reserves its position on the frequency of the exchange.',
    commitment: {
      dueBy: '2018-12-31',
      name: { en: 'Routes and information', fr: 'Itinéraires et information', es: 'Rutas e información' },
      indicator: {
        en: 'Number of exchanges held in a calendar year',
        fr: 'Nombre d’échanges tenus au cours d’une année civile',
        es: 'Número de intercambios celebrados en un año civil',
      },
    },
  },
  {
    symbol: 'G/4',
    themes: ['migrants-rights'],
    addressees: ['member-states'],
    text: {
      en: 'Enable consular officers to assist nationals of neighbouring States where these have no mission of their own, and share emergency contacts.',
      fr: 'Permettre aux agents consulaires de prêter assistance aux ressortissants d’États voisins là où ceux-ci n’ont pas de mission, et partager les contacts d’urgence.',
      es: 'Permitir que los funcionarios consulares presten asistencia a los nacionales de Estados vecinos allí donde estos no tengan misión propia, y compartir los contactos de emergencia.',
    },
    sources: [
      { symbol: 'AME/1', disposition: 'FULL' },
      { symbol: 'ASP/3', disposition: 'FULL' },
      {
        symbol: 'AFR/4',
        disposition: 'PARTIAL',
        why: 'Assistance is kept; visits to places where migrants are held need a text of their own.',
      },
      { symbol: 'MEA/2', disposition: 'PARTIAL', why: 'Contacts are kept; complaint channels are left to each State.' },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2019-12-31',
      name: { en: 'Consular assistance', fr: 'Assistance consulaire', es: 'Asistencia consular' },
      indicator: {
        en: 'Number of arrangements between States for shared consular assistance',
        fr: 'Nombre d’arrangements entre États en matière d’assistance consulaire partagée',
        es: 'Número de acuerdos entre Estados de asistencia consular compartida',
      },
    },
  },
  {
    symbol: 'G/5',
    themes: ['border-management'],
    addressees: ['member-states'],
    text: {
      en: 'Designate contact points at land border crossings, and train their officers together.',
      fr: 'Désigner des référents aux points de passage terrestres, et en former conjointement les agents.',
      es: 'Designar puntos de contacto en los pasos fronterizos terrestres y formar conjuntamente a sus agentes.',
    },
    sources: [
      { symbol: 'AME/4', disposition: 'FULL' },
      { symbol: 'EUR/3', disposition: 'FULL' },
    ],
    outcome: 'DEFERRED',
    note: 'Two regions ask for time to consult their border services.',
  },
  {
    symbol: 'G/6',
    themes: ['migration-data'],
    addressees: ['member-states', 'partners'],
    text: {
      en: 'Agree on a common core of migration indicators, and publish with each figure how it was made.',
      fr: 'Convenir d’un socle commun d’indicateurs sur la migration, et publier avec chaque chiffre la manière dont il a été établi.',
      es: 'Acordar un conjunto básico común de indicadores sobre migración y publicar con cada cifra la forma en que se elaboró.',
    },
    sources: [
      { symbol: 'EUR/5', disposition: 'FULL' },
      {
        symbol: 'ASP/5',
        disposition: 'PARTIAL',
        why: 'The common core is kept; publication every year depends on national calendars.',
      },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2019-06-30',
      name: { en: 'Common indicators', fr: 'Indicateurs communs', es: 'Indicadores comunes' },
      indicator: {
        en: 'Number of mechanisms that publish the common core',
        fr: 'Nombre de mécanismes qui publient le socle commun',
        es: 'Número de mecanismos que publican el conjunto básico común',
      },
    },
  },
  {
    symbol: 'G/7',
    themes: ['labour-migration', 'migration-and-development'],
    addressees: ['member-states', 'partners'],
    text: {
      en: 'Recognise skills acquired abroad through shared occupational profiles, drawn up with employers’ and workers’ organisations.',
      fr: 'Reconnaître les compétences acquises à l’étranger au moyen de profils professionnels communs, établis avec les organisations d’employeurs et de travailleurs.',
      es: 'Reconocer las competencias adquiridas en el extranjero mediante perfiles profesionales compartidos, elaborados con las organizaciones de empleadores y de trabajadores.',
    },
    sources: [
      { symbol: 'AFR/6', disposition: 'FULL' },
      {
        symbol: 'ASP/6',
        disposition: 'PARTIAL',
        why: 'Shared profiles are kept; recognition before departure is left to bilateral arrangements.',
      },
      {
        symbol: 'AFR/5',
        disposition: 'SET_ASIDE',
        why: 'The cost of remittances is taken up elsewhere in the preparation of the Compact; the text stays on the regional list.',
      },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2020-12-31',
      name: {
        en: 'Recognition of skills',
        fr: 'Reconnaissance des compétences',
        es: 'Reconocimiento de las competencias',
      },
      indicator: {
        en: 'Number of occupational profiles in use in more than one country',
        fr: 'Nombre de profils professionnels utilisés dans plus d’un pays',
        es: 'Número de perfiles profesionales utilizados en más de un país',
      },
    },
  },
  {
    symbol: 'G/8',
    themes: ['health'],
    addressees: ['member-states', 'partners'],
    text: {
      en: 'Ensure continuity of care for migrants on the move by means of a health record that they carry and control.',
      fr: 'Assurer la continuité des soins des migrants en déplacement au moyen d’un dossier de santé qu’ils portent sur eux et dont ils ont la maîtrise.',
      es: 'Garantizar la continuidad de la atención a los migrantes en tránsito mediante un historial de salud que ellos lleven consigo y controlen.',
    },
    sources: [
      { symbol: 'ASP/4', disposition: 'FULL' },
      { symbol: 'AFR/4', disposition: 'NOTED', why: 'Language of information is a concern of health services too.' },
    ],
    outcome: 'ADOPTED',
    commitment: {
      dueBy: '2020-12-31',
      name: { en: 'Continuity of care', fr: 'Continuité des soins', es: 'Continuidad de la atención' },
      indicator: {
        en: 'Number of member States that issue or accept a record carried by the migrant',
        fr: 'Nombre d’États membres qui délivrent ou acceptent un dossier porté par le migrant',
        es: 'Número de Estados miembros que expiden o aceptan un historial llevado por el migrante',
      },
    },
  },
];
