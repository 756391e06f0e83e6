import { questionSchema, questionsOf, type DraftQuestion, type Questionnaire, type QuestionType } from './definition';

/** A changed questionnaire, or why it cannot be changed so. */
export type Edited = { ok: true; questionnaire: Questionnaire } | { ok: false; code: 'not_found' | 'at_end' };
export type Step = 'up' | 'down' | 'remove';
type DraftChoice = Extract<DraftQuestion, { choices: unknown }>['choices'][number];

/** What keeps a questionnaire from being published: it asks nothing, or a question cannot be answered as it is. */
export type Problem = {
  question: string | null;
  code: 'questions_missing' | 'choices_missing' | 'top_too_long' | 'type_changed';
};

/** What a calculation says before it is written: the empty text. */
export const nothing = "''";

/** The choices of a question; none where it has none to choose from. */
export const choicesOf = (question: DraftQuestion): readonly DraftChoice[] =>
  'choices' in question ? question.choices : [];

/** The question of this code. */
export function findQuestion(questionnaire: Questionnaire, code: string): DraftQuestion | null {
  return questionsOf(questionnaire).find((question) => question.code === code) ?? null;
}

/** The questionnaire with the questions of each section changed; sections are numbered through all pages. */
function withQuestions(
  questionnaire: Questionnaire,
  change: (questions: readonly DraftQuestion[], section: number) => readonly DraftQuestion[],
): Questionnaire {
  let number = -1;
  const pages = questionnaire.pages.map((page) => ({
    ...page,
    sections: page.sections.map((section) => {
      number += 1;
      return { ...section, questions: [...change(section.questions, number)] };
    }),
  }));
  return { ...questionnaire, pages };
}

const sectionsOf = ({ pages }: Questionnaire) => pages.flatMap(({ sections }) => sections);

/** Adds a question at the end of a section, or of the last one. */
export function addQuestion(
  questionnaire: Questionnaire,
  question: DraftQuestion,
  section: string | null = null,
): Edited {
  const sections = sectionsOf(questionnaire);
  const at = section === null ? sections.length - 1 : sections.findIndex(({ code }) => code === section);
  if (at < 0) return { ok: false, code: 'not_found' };
  return {
    ok: true,
    questionnaire: withQuestions(questionnaire, (questions, number) =>
      number === at ? [...questions, question] : questions,
    ),
  };
}

/** Puts a changed question in the place of the one with its code. */
export function replaceQuestion(questionnaire: Questionnaire, question: DraftQuestion): Edited {
  if (!findQuestion(questionnaire, question.code)) return { ok: false, code: 'not_found' };
  return {
    ok: true,
    questionnaire: withQuestions(questionnaire, (questions) =>
      questions.map((each) => (each.code === question.code ? question : each)),
    ),
  };
}

/** Moves a question one place, or takes it out. From the edge of a section it moves into the one beside it. */
export function arrangeQuestion(questionnaire: Questionnaire, code: string, step: Step): Edited {
  const sections = sectionsOf(questionnaire);
  const at = sections.findIndex(({ questions }) => questions.some((question) => question.code === code));
  const [section, moved] = [sections[at], findQuestion(questionnaire, code)];
  if (!section || !moved) return { ok: false, code: 'not_found' };
  const arranged = arrange(section.questions, code, step);
  if (Array.isArray(arranged))
    return {
      ok: true,
      questionnaire: withQuestions(questionnaire, (questions, number) => (number === at ? arranged : questions)),
    };
  const beside = step === 'up' ? at - 1 : at + 1;
  if (!sections[beside]) return { ok: false, code: 'at_end' };
  return {
    ok: true,
    questionnaire: withQuestions(questionnaire, (questions, number) => {
      if (number === at) return questions.filter((question) => question.code !== code);
      if (number !== beside) return questions;
      return step === 'up' ? [...questions, moved] : [moved, ...questions];
    }),
  };
}

/** Moves a choice, or a row or column of a matrix, one place within its question, or takes it out. */
export function arrangeChoice(questionnaire: Questionnaire, code: string, choice: string, step: Step): Edited {
  const question = findQuestion(questionnaire, code);
  if (!question) return { ok: false, code: 'not_found' };
  const lists = {
    ...('choices' in question ? { choices: question.choices } : {}),
    ...('rows' in question ? { rows: question.rows, columns: question.columns } : {}),
  };
  for (const [name, list] of Object.entries(lists)) {
    const arranged = arrange(list, choice, step);
    if (arranged === 'at_end') return { ok: false, code: arranged };
    if (arranged !== 'not_found')
      return replaceQuestion(questionnaire, { ...question, [name]: arranged } as DraftQuestion);
  }
  return { ok: false, code: 'not_found' };
}

function arrange<T extends { code: string }>(
  list: readonly T[],
  code: string,
  step: Step,
): T[] | 'not_found' | 'at_end' {
  const from = list.findIndex((item) => item.code === code);
  if (from < 0) return 'not_found';
  if (step === 'remove') return list.toSpliced(from, 1);
  const to = step === 'up' ? from - 1 : from + 1;
  const [one, other] = [list[from], list[to]];
  return one && other ? list.with(from, other).with(to, one) : 'at_end';
}

/**
 * What is to be done before it can be published, in the order of the questions. Empty: `definitionSchema` takes it, and no
 * question comes back as another kind than the one its answers were given to. `asked`: kinds of the questions ever published.
 */
export function problemsOf(
  questionnaire: Questionnaire,
  asked: Readonly<Record<string, QuestionType>> = {},
): Problem[] {
  const questions = questionsOf(questionnaire);
  if (questions.length === 0) return [{ question: null, code: 'questions_missing' }];
  return questions.flatMap((question): Problem[] => {
    if ((asked[question.code] ?? question.type) !== question.type)
      return [{ question: question.code, code: 'type_changed' }];
    const isShort = !questionSchema.safeParse(question).success;
    if (isShort) return [{ question: question.code, code: 'choices_missing' }];
    const isLong = question.type === 'RANKING' && (question.topK ?? 0) > question.choices.length;
    return isLong ? [{ question: question.code, code: 'top_too_long' }] : [];
  });
}

type Words = Partial<Record<string, string | null>>;

/** What was typed, together with the words in languages that the form does not show: they are nobody's to lose. */
export function withHidden(
  typed: Words,
  before: Words | undefined,
  shown: readonly string[],
): Record<string, string | null> {
  const kept = Object.entries(before ?? {}).filter(([language, said]) => said && !shown.includes(language));
  return Object.fromEntries([...kept, ...Object.entries(typed)].map(([language, said]) => [language, said ?? null]));
}

const isMissingIn = (words: Words | undefined, language: string) => words !== undefined && !words[language];

/** Languages of the meeting in which something of a question is not written yet. A help that is empty everywhere is none. */
export function gapsOf(question: DraftQuestion, languages: readonly string[]): string[] {
  const texts: (Words | undefined)[] = [
    question.label,
    Object.values(question.help ?? {}).some(Boolean) ? question.help : undefined,
    ...choicesOf(question).map(({ label }) => label),
  ];
  return languages.filter((language) => texts.some((words) => isMissingIn(words, language)));
}
