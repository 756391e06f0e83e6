import type { Field, FormDefinition } from '../../schema';
import { choose, field, no, page, section, yes } from './parts';

const participation = (): Field[] => [
  choose(
    'single',
    'attended-before',
    {
      en: 'Have you taken part in an earlier Global RCP Meeting?',
      fr: 'Avez-vous déjà participé à une réunion mondiale des PCR ?',
      es: '¿Ha participado antes en una Reunión Global de los PCR?',
    },
    [yes, no],
    { required: true },
  ),
  choose(
    'multiple',
    'sessions',
    {
      en: 'Which parts of the meeting will you attend?',
      fr: 'À quelles parties de la réunion assisterez-vous ?',
      es: '¿A qué partes de la reunión asistirá?',
    },
    [
      ['opening', { en: 'Opening', fr: 'Ouverture', es: 'Apertura' }],
      ['groups', { en: 'Breakout groups', fr: 'Groupes de discussion', es: 'Grupos de debate' }],
      ['plenary', { en: 'Plenary', fr: 'Plénière', es: 'Plenaria' }],
      ['reception', { en: 'Reception', fr: 'Réception', es: 'Recepción' }],
    ],
    { required: true },
  ),
];

const contact = (): Field[] => [
  field(
    'phone',
    'mobile',
    { en: 'Mobile telephone', fr: 'Téléphone portable', es: 'Teléfono móvil' },
    {
      required: true,
      help: {
        en: 'With the country code, for example +41 22 717 91 11. Used by the organising team during the meeting.',
        fr: 'Avec l’indicatif du pays, par exemple +41 22 717 91 11. Utilisé par l’équipe d’organisation pendant la réunion.',
        es: 'Con el prefijo del país, por ejemplo +41 22 717 91 11. Lo utiliza el equipo organizador durante la reunión.',
      },
    },
  ),
  field('language', 'working-language', {
    en: 'Language you work in most easily',
    fr: 'Langue dans laquelle vous travaillez le plus aisément',
    es: 'Idioma en el que trabaja con más facilidad',
  }),
];

const speaking = (): Field[] => [
  choose(
    'single',
    'statement',
    {
      en: 'Will you make a statement in the plenary?',
      fr: 'Ferez-vous une déclaration en plénière ?',
      es: '¿Hará una declaración en la plenaria?',
    },
    [yes, no],
    { required: true },
  ),
  field(
    'long_text',
    'statement-subject',
    { en: 'Subject of the statement', fr: 'Objet de la déclaration', es: 'Asunto de la declaración' },
    { required: true, condition: { test: 'equals', field: 'statement', value: 'yes' } },
  ),
  field(
    'file',
    'statement-text',
    { en: 'Text of the statement', fr: 'Texte de la déclaration', es: 'Texto de la declaración' },
    {
      help: {
        en: 'For the interpreters; it may be sent later.',
        fr: 'Pour les interprètes ; il peut être transmis plus tard.',
        es: 'Para los intérpretes; puede enviarse más tarde.',
      },
      condition: { test: 'equals', field: 'statement', value: 'yes' },
    },
  ),
];

const contactList = (): Field =>
  field('consent', 'contact-list', {
    en: 'I agree that my e-mail address is given to the other participants for the follow-up of the meeting.',
    fr: 'J’accepte que mon adresse électronique soit communiquée aux autres participants pour le suivi de la réunion.',
    es: 'Acepto que mi dirección de correo electrónico se comunique a los demás participantes para el seguimiento de la reunión.',
  });

const practical = (sections: FormDefinition['pages'][number]['sections']) =>
  page('practical', { en: 'Practical matters', fr: 'Questions pratiques', es: 'Cuestiones prácticas' }, sections);

const contactSection = (extra: Field[] = []) =>
  section('contact', { en: 'How to reach you', fr: 'Comment vous joindre', es: 'Cómo localizarle' }, [
    ...contact(),
    ...extra,
    contactList(),
  ]);

const takingPart = (fields: Field[]) =>
  page('part', { en: 'Your participation', fr: 'Votre participation', es: 'Su participación' }, [
    section('attendance', { en: 'Attendance', fr: 'Présence', es: 'Asistencia' }, participation()),
    ...(fields.length > 0
      ? [section('speaking', { en: 'In the plenary', fr: 'En plénière', es: 'En la plenaria' }, fields)]
      : []),
  ]);

/** For delegations of mechanisms. */
export const mechanism: FormDefinition = {
  pages: [
    takingPart(speaking()),
    practical([
      contactSection([
        field('country', 'represented-state', {
          en: 'State you serve, if you speak for a member State',
          fr: 'État que vous servez, si vous parlez pour un État membre',
          es: 'Estado al que sirve, si habla por un Estado miembro',
        }),
      ]),
    ]),
  ],
};

/** For partners: UN commissions and regional organisations. */
export const partner: FormDefinition = {
  pages: [
    takingPart(speaking()),
    practical([
      contactSection([
        field('organisation', 'works-with', {
          en: 'Mechanism you work with most closely',
          fr: 'Mécanisme avec lequel vous collaborez le plus étroitement',
          es: 'Mecanismo con el que colabora más estrechamente',
        }),
      ]),
    ]),
  ],
};

/** For observers, who make no statements. */
export const observer: FormDefinition = {
  pages: [takingPart([]), practical([contactSection()])],
};

/** For the secretariat's own staff. */
export const secretariat: FormDefinition = {
  pages: [
    page('duties', { en: 'Your duties', fr: 'Vos fonctions', es: 'Sus funciones' }, [
      section('on-site', { en: 'At the meeting', fr: 'Pendant la réunion', es: 'En la reunión' }, [
        choose(
          'multiple',
          'duties-at-meeting',
          {
            en: 'What will you do at the meeting?',
            fr: 'Que ferez-vous pendant la réunion ?',
            es: '¿Qué hará en la reunión?',
          },
          [
            ['rooms', { en: 'Rooms and documents', fr: 'Salles et documents', es: 'Salas y documentos' }],
            ['door', { en: 'Registration desk', fr: 'Accueil', es: 'Acreditación' }],
            ['travel', { en: 'Travel', fr: 'Voyages', es: 'Viajes' }],
            ['reporting', { en: 'Reporting', fr: 'Compte rendu', es: 'Relatoría' }],
          ],
          { required: true },
        ),
        ...contact(),
      ]),
    ]),
  ],
};
