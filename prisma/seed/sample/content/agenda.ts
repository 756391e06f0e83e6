import type { AgendaRoleKind, SessionKind } from '@/lib/core/prisma/enums';
import type { Text } from './text';

/** A session of the programme of a sample meeting. */
export type SampleSession = {
  number?: string;
  day?: number;
  start?: string;
  end?: string;
  kind?: SessionKind;
  room?: string;
  languages?: string[];
  title: Text;
  items?: Text[];
  roles?: { kind: AgendaRoleKind; about: Text }[];
};

/** The items of the seventh meeting as its page names them; days and times are not told there. */
export const seventhAgenda: SampleSession[] = [
  {
    number: 'i',
    title: {
      en: 'Contributions of global processes on migration to the Global Compact for Migration',
      fr: 'Contributions des processus mondiaux sur la migration au pacte mondial sur les migrations',
      es: 'Contribuciones de los procesos mundiales sobre migración al Pacto Mundial sobre Migración',
    },
  },
  {
    number: 'ii',
    title: {
      en: 'Global Compact for Migration: contributions and recommendations by region. Breakout groups and plenary debate',
      fr: 'Pacte mondial sur les migrations : contributions et recommandations par région – Groupes de discussion et débat en plénière',
      es: 'Pacto Mundial sobre Migración: contribuciones y recomendaciones por región. Grupos de debate y debate en la plenaria',
    },
  },
  {
    number: 'iii',
    title: {
      en: 'Engagement of partners, and role of RCPs and other mechanisms in the follow-up and review of the Global Compact for Migration',
      fr: 'Discussion sur l’engagement des partenaires et le rôle des PCR et autres mécanismes dans le suivi et l’examen du pacte mondial sur les migrations',
      es: 'Participación de los asociados y función de los PCR y otros mecanismos en el seguimiento y examen del Pacto Mundial sobre Migración',
    },
  },
  {
    title: {
      en: 'Closing session with the Special Representative of the Secretary-General for International Migration and the co-facilitators of the Global Compact',
      fr: 'Session de clôture en présence de la Représentante spéciale du Secrétaire général des Nations Unies pour les migrations internationales et des cofacilitateurs du pacte mondial',
      es: 'Sesión de clausura con la Representante Especial del Secretario General para la Migración Internacional y los cofacilitadores del Pacto Mundial',
    },
  },
];

/** The programme of the illustrative next edition: invented. */
export const nextAgenda: SampleSession[] = [
  {
    day: 1,
    start: '08:30',
    end: '09:30',
    room: 'Foyer',
    title: { en: 'Registration', fr: 'Inscription', es: 'Inscripción' },
  },
  {
    day: 1,
    start: '09:30',
    end: '10:15',
    kind: 'OPENING',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: { en: 'Opening session', fr: 'Séance d’ouverture', es: 'Sesión de apertura' },
  },
  {
    day: 1,
    start: '10:15',
    end: '11:15',
    kind: 'PLENARY',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: {
      en: 'Taking stock: the commitments of the seventh meeting',
      fr: 'État des lieux : les engagements de la septième réunion',
      es: 'Balance: los compromisos de la séptima reunión',
    },
  },
  {
    day: 1,
    start: '11:30',
    end: '12:45',
    kind: 'PLENARY',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: { en: 'Results of the survey', fr: 'Résultats de l’enquête', es: 'Resultados de la encuesta' },
  },
  {
    day: 1,
    start: '14:00',
    end: '17:30',
    kind: 'BREAKOUT',
    title: { en: 'Regional breakout groups', fr: 'Groupes de discussion régionaux', es: 'Grupos de debate regionales' },
  },
  {
    day: 2,
    start: '09:30',
    end: '12:30',
    kind: 'PLENARY',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: {
      en: 'Plenary: general recommendations',
      fr: 'Plénière : recommandations générales',
      es: 'Plenaria: recomendaciones generales',
    },
  },
  {
    day: 2,
    start: '15:00',
    end: '16:15',
    kind: 'PLENARY',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: {
      en: 'Follow-up: who does what by when',
      fr: 'Suivi : qui fait quoi, et à quelle échéance',
      es: 'Seguimiento: quién hace qué y cuándo',
    },
  },
  {
    day: 2,
    start: '16:30',
    end: '17:15',
    kind: 'CLOSING',
    room: 'Room XIX',
    languages: ['en', 'fr', 'es'],
    title: { en: 'Closing session', fr: 'Séance de clôture', es: 'Sesión de clausura' },
  },
];
