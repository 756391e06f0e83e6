import type { CommentSeverity, DispositionKind } from '@/lib/core/prisma/enums';
import type { Text } from './text';

type Language = keyof Text;

/** Invented: what a delegation said of a sentence, and what the secretariat made of it. */
export type SampleComment = {
  /** Code of the party. */
  from: string;
  /** Words by which the sentence is found in the language it was read in. */
  on: { language: Language; words: string };
  severity: CommentSeverity;
  text: string;
  proposed?: string;
  /** Null where the delegation took it back. */
  reply: { kind: DispositionKind; text: string } | null;
};

/** What was asked of the delegations in the first round, and in the second, in which silence is agreement. */
export const purposes: { comments: Text; silence: Text } = {
  comments: {
    en: 'Please read the draft and say where it does not render what was said in plenary.',
    fr: 'Veuillez lire le projet et signaler les passages qui ne rendent pas ce qui a été dit en plénière.',
    es: 'Lean el proyecto e indiquen los pasajes que no reflejen lo dicho en la plenaria.',
  },
  silence: {
    en: 'This is the draft with the changes that came of your comments. It is taken as agreed unless a delegation objects.',
    fr: 'Voici le projet modifié à la suite de vos observations. Il est réputé accepté sauf objection d’une délégation.',
    es: 'Este es el proyecto con los cambios introducidos a raíz de sus observaciones. Se considerará aceptado salvo objeción de alguna delegación.',
  },
};

/** Comments on the first draft, in every state that a comment can come to. */
export const sampleComments: readonly SampleComment[] = [
  {
    from: 'midcom',
    on: { language: 'fr', words: 'trois mois avant la prochaine édition' },
    severity: 'SUBSTANTIVE',
    text: 'Trois mois ne suffisent pas aux mécanismes qui ne se réunissent qu’une fois par an\u00a0: le rapport devrait pouvoir être adopté en session.',
    proposed: 'Le secrétariat demandera un premier rapport sur chaque engagement six mois avant la prochaine édition.',
    reply: {
      kind: 'ACCEPTED',
      text: 'Observation retenue\u00a0: le délai est porté à six mois dans les trois langues.',
    },
  },
  {
    from: 'budapest-process',
    on: { language: 'en', words: 'place these commitments on the agenda' },
    severity: 'SUBSTANTIVE',
    text: 'Some mechanisms meet every second year. It should be clear that they are free to choose the session.',
    reply: { kind: 'NOTED', text: 'The wording invites and sets no date; it leaves the session to each mechanism.' },
  },
  {
    from: 'arcp',
    on: { language: 'en', words: 'They are not legally binding' },
    severity: 'EDITORIAL',
    text: 'This could stand at the beginning of the paragraph.',
    proposed: 'The following commitments are not legally binding.',
    reply: { kind: 'NOT_ACCEPTED', text: 'The order of the paragraph is that of the statement read out in plenary.' },
  },
  {
    from: 'bali-process',
    on: { language: 'en', words: 'Participants thanked the Chair' },
    severity: 'EDITORIAL',
    text: 'The interpreters and the documentation service should be thanked as well.',
    reply: {
      kind: 'ACCEPTED_IN_PART',
      text: 'The interpreters are now named; the document names no service by itself.',
    },
  },
  {
    from: 'gfmd',
    on: { language: 'es', words: 'se celebró en Ginebra' },
    severity: 'EDITORIAL',
    text: 'El lugar ya figura en la portada.',
    reply: null,
  },
];
