import type { QuestionType } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { questionnaireSchema, type Questionnaire } from './definition';

/** A text in all three languages of the library. */
type Text = { en: string; fr: string; es: string };

/** A question of the library; the choices of "priorities" are the themes of the reference data, put in by whoever takes it. */
export type LibraryQuestion = {
  code: string;
  type: QuestionType;
  required: boolean;
  label: Text;
  help: Text;
  topK?: number;
  minValue?: number;
  maxValue?: number;
  choices?: { code: string; label: Text }[];
};

export const surveyTitle: Text = {
  en: 'Survey before the meeting',
  fr: 'Enquête préalable à la réunion',
  es: 'Encuesta previa a la reunión',
};

export const surveyIntro: Text = {
  en: 'One answer per organisation. Several people may write it together; the focal point submits it.',
  fr: 'Une réponse par organisation. Plusieurs personnes peuvent la rédiger ensemble ; le point focal la soumet.',
  es: 'Una respuesta por organización. Varias personas pueden redactarla juntas; el punto focal la envía.',
};

const preparation: LibraryQuestion = {
  code: 'preparation',
  type: 'SINGLE',
  required: true,
  label: {
    en: 'How far has your organisation come in preparing its contribution to the Global Compact?',
    fr: 'Où en est votre organisation dans la préparation de sa contribution au pacte mondial ?',
    es: '¿En qué punto se encuentra su organización en la preparación de su contribución al Pacto Mundial?',
  },
  help: {
    en: 'Think of decisions taken by your members, not of drafts of the secretariat.',
    fr: 'Tenez compte des décisions de vos membres, non des projets du secrétariat.',
    es: 'Tenga en cuenta las decisiones de sus miembros, no los borradores de la secretaría.',
  },
  choices: [
    { code: 'not-started', label: { en: 'Not started', fr: 'Pas commencée', es: 'No iniciada' } },
    { code: 'planned', label: { en: 'Planned', fr: 'Prévue', es: 'Prevista' } },
    { code: 'under-way', label: { en: 'Under way', fr: 'En cours', es: 'En curso' } },
    { code: 'submitted', label: { en: 'Submitted', fr: 'Transmise', es: 'Transmitida' } },
  ],
};

const contributions: LibraryQuestion = {
  code: 'contributions',
  type: 'MULTIPLE',
  required: true,
  label: {
    en: 'What kinds of contribution has your organisation made or planned?',
    fr: 'Quels types de contribution votre organisation a-t-elle apportés ou prévus ?',
    es: '¿Qué tipos de contribución ha hecho o previsto su organización?',
  },
  help: {
    en: 'Choose all that apply.',
    fr: 'Choisissez toutes les réponses applicables.',
    es: 'Elija todas las respuestas que correspondan.',
  },
  choices: [
    {
      code: 'written-input',
      label: {
        en: 'Written input on behalf of members',
        fr: 'Contribution écrite au nom des membres',
        es: 'Contribución escrita en nombre de los miembros',
      },
    },
    {
      code: 'thematic-session',
      label: {
        en: 'Statement at a thematic session',
        fr: 'Déclaration lors d’une session thématique',
        es: 'Declaración en una sesión temática',
      },
    },
    {
      code: 'regional-consultation',
      label: { en: 'Regional consultation', fr: 'Consultation régionale', es: 'Consulta regional' },
    },
    {
      code: 'data-and-research',
      label: { en: 'Data and research', fr: 'Données et travaux de recherche', es: 'Datos e investigaciones' },
    },
    {
      code: 'training',
      label: { en: 'Training for negotiators', fr: 'Formation de négociateurs', es: 'Capacitación de negociadores' },
    },
  ],
};

const priorities: LibraryQuestion = {
  code: 'priorities',
  type: 'RANKING',
  required: true,
  topK: 5,
  label: {
    en: 'Which themes matter most for the joint work of your members?',
    fr: 'Quels thèmes comptent le plus pour les travaux communs de vos membres ?',
    es: '¿Qué temas son los más importantes para la labor conjunta de sus miembros?',
  },
  help: {
    en: 'Rank up to five, the most important first. A shorter list is accepted where members have not agreed on more.',
    fr: 'Classez-en cinq au plus, le plus important d’abord. Une liste plus courte est acceptée si les membres ne se sont pas entendus sur davantage de thèmes.',
    es: 'Ordene un máximo de cinco, empezando por el más importante. Se acepta una lista más corta si los miembros no han acordado más temas.',
  },
};

const usefulness: LibraryQuestion = {
  code: 'usefulness',
  type: 'SCALE',
  required: true,
  minValue: 1,
  maxValue: 5,
  label: {
    en: 'How useful has exchange with other mechanisms been to your organisation over the last two years?',
    fr: 'Dans quelle mesure les échanges avec d’autres mécanismes ont-ils été utiles à votre organisation au cours des deux dernières années ?',
    es: '¿En qué medida han sido útiles para su organización los intercambios con otros mecanismos en los dos últimos años?',
  },
  help: {
    en: '1 means not useful, 5 very useful.',
    fr: '1 signifie « pas utile », 5 « très utile ».',
    es: '1 significa «nada útil» y 5 «muy útil».',
  },
};

const experience: LibraryQuestion = {
  code: 'experience',
  type: 'LONG_TEXT',
  required: false,
  label: {
    en: 'Which experience of your organisation could be of use to others?',
    fr: 'Quelle expérience de votre organisation pourrait être utile à d’autres ?',
    es: '¿Qué experiencia de su organización podría ser útil para otras?',
  },
  help: {
    en: 'A few sentences, in English, French or Spanish.',
    fr: 'Quelques phrases, en anglais, en français ou en espagnol.',
    es: 'Unas frases, en español, francés o inglés.',
  },
};

/** The questionnaire of the seventh meeting, in its order. */
export const seventhQuestionnaire: readonly LibraryQuestion[] = [
  preparation,
  contributions,
  priorities,
  usefulness,
  experience,
];

/** Label and help of the question that takes up the commitments of the edition before; its choices are those commitments. */
export const followUpQuestion = {
  code: 'follow-up',
  type: 'MULTIPLE',
  required: false,
  label: {
    en: 'On which common commitments of the last meeting has your organisation acted?',
    fr: 'À quels engagements communs de la dernière réunion votre organisation a-t-elle donné suite ?',
    es: '¿A qué compromisos comunes de la última reunión ha dado curso su organización?',
  },
  help: {
    en: 'Choose all that apply. Tell us more under the last question.',
    fr: 'Choisissez toutes les réponses applicables. Vous pouvez préciser à la dernière question.',
    es: 'Elija todas las respuestas que correspondan. Puede dar más detalles en la última pregunta.',
  },
} as const satisfies Omit<LibraryQuestion, 'choices'>;

/** The questionnaire of the next edition: the state of implementation instead of preparation, and the commitments carried over. */
export function nextQuestionnaire(commitments: { code: string; label: Text }[]): LibraryQuestion[] {
  return [
    {
      ...preparation,
      label: {
        en: 'How far has your organisation come in its work on the objectives of the Global Compact?',
        fr: 'Où en est votre organisation dans ses travaux sur les objectifs du Pacte mondial ?',
        es: '¿En qué punto se encuentra la labor de su organización sobre los objetivos del Pacto Mundial?',
      },
      choices: [
        { code: 'not-started', label: { en: 'Not started', fr: 'Pas commencés', es: 'No iniciada' } },
        { code: 'planned', label: { en: 'Planned', fr: 'Prévus', es: 'Prevista' } },
        { code: 'under-way', label: { en: 'Under way', fr: 'En cours', es: 'En curso' } },
        {
          code: 'reported',
          label: {
            en: 'Reported in a regional review',
            fr: 'Présentés lors d’un examen régional',
            es: 'Presentada en un examen regional',
          },
        },
      ],
    },
    { ...followUpQuestion, choices: commitments },
    priorities,
    usefulness,
    experience,
  ];
}

/** The library's questionnaire as a secretariat begins with it: priorities among the themes, and what mechanisms are asked each time. */
export function questionnaireOfLibrary(themes: readonly { code: string; names: LocalizedText }[]): Questionnaire {
  const choices = themes.map(({ code, names }) => ({ code, label: names, themeCode: code }));
  const questions = [preparation, contributions, priorities, usefulness, experience].map((question) =>
    question.type === 'RANKING' ? { ...question, choices } : question,
  );
  return questionnaireSchema.parse({ title: surveyTitle, intro: surveyIntro, questions });
}
