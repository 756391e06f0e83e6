import type { LocalizedText } from '@/lib/i18n/pick';
import type { DraftPage, DraftQuestion, DraftSection, Questionnaire } from './definition';

/** What a text of a questionnaire is. */
export type StringKind = 'title' | 'intro' | 'label' | 'help' | 'message' | 'needed' | 'choice' | 'row' | 'column';

/** What a text belongs to: what stands above everything, a page, a section or a question. */
export type StringOwner = { kind: 'head' | 'page' | 'section' | 'question'; code: string };

/** One text of a questionnaire in all its languages. */
export type QuestionnaireString = {
  /** Stable while the part it belongs to keeps its code: `title`, `label:<question>`, `choice:<question>:<choice>`. */
  key: string;
  kind: StringKind;
  of: StringOwner;
  /** Place among the choices, rows or columns, from 1; 0 where it is none. */
  place: number;
  words: LocalizedText;
};

type Words = Record<string, string | null>;
type Visit = (string: QuestionnaireString) => Words;
type Item = { code: string; label: Words };

const head = { kind: 'head', code: '' } as const satisfies StringOwner;

/** Longest text of a kind, in characters. */
export function longestOf({ kind, of }: Pick<QuestionnaireString, 'kind' | 'of'>): number {
  switch (kind) {
    case 'title':
      return of.kind === 'head' ? 200 : 300;
    case 'intro':
      return 4_000;
    case 'label':
      return 1_000;
    case 'help':
      return 2_000;
    case 'message':
    case 'needed':
      return 500;
    default:
      return 300;
  }
}

/** The same questionnaire with each of its texts as `visit` answers it: the one walk through all texts there are. */
function mapStrings(questionnaire: Questionnaire, visit: Visit): Questionnaire {
  return {
    ...questionnaire,
    title: visit({ key: 'title', kind: 'title', of: head, place: 0, words: questionnaire.title }),
    intro: visit({ key: 'intro', kind: 'intro', of: head, place: 0, words: questionnaire.intro }),
    pages: questionnaire.pages.map((page) => ({
      ...mapPart('page', page, visit),
      sections: page.sections.map((section) => ({
        ...mapPart('section', section, visit),
        questions: section.questions.map((question) => mapQuestion(question, visit)),
      })),
    })),
  };
}

function mapPart<Part extends DraftPage | DraftSection>(kind: 'page' | 'section', part: Part, visit: Visit): Part {
  const of: StringOwner = { kind, code: part.code };
  const text = (name: 'title' | 'intro') => {
    const words = part[name];
    return isSaid(words) ? { [name]: visit({ key: `${name}:${part.code}`, kind: name, of, place: 0, words }) } : {};
  };
  return { ...part, ...text('title'), ...text('intro') };
}

function mapQuestion<Question extends DraftQuestion>(question: Question, visit: Visit): Question {
  const { code } = question;
  const of: StringOwner = { kind: 'question', code };
  const one = (kind: 'label' | 'help' | 'message' | 'needed', words: Words) =>
    visit({ key: `${kind}:${code}`, kind, of, place: 0, words });
  const each = (kind: 'choice' | 'row' | 'column', items: readonly Item[]) =>
    items.map((item, index) => {
      const key = `${kind}:${code}:${item.code}`;
      return { ...item, label: visit({ key, kind, of, place: index + 1, words: item.label }) };
    });
  const constraint = 'constraint' in question ? question.constraint : undefined;
  const needed = 'requiredMessage' in question ? question.requiredMessage : undefined;
  return {
    ...question,
    label: one('label', question.label),
    ...(isSaid(question.help) ? { help: one('help', question.help) } : {}),
    ...('choices' in question ? { choices: each('choice', question.choices) } : {}),
    ...('rows' in question ? { rows: each('row', question.rows), columns: each('column', question.columns) } : {}),
    ...(isSaid(constraint?.message)
      ? { constraint: { ...constraint, message: one('message', constraint.message) } }
      : {}),
    ...(isSaid(needed) ? { requiredMessage: one('needed', needed) } : {}),
  };
}

/** A text that is empty everywhere is none. */
function isSaid(words: Words | undefined): words is Words {
  return Object.values(words ?? {}).some(Boolean);
}

/** Every text of a questionnaire in the order in which it is read. A help that is empty everywhere is none. */
export function stringsOf(questionnaire: Questionnaire): QuestionnaireString[] {
  const strings: QuestionnaireString[] = [];
  mapStrings(questionnaire, (string) => {
    strings.push(string);
    return wordsOf(string.words);
  });
  return strings;
}

/** The questionnaire with one text written in one language; an empty text takes it out of that language. */
export function withString(questionnaire: Questionnaire, key: string, language: string, text: string): Questionnaire {
  return mapStrings(questionnaire, (string) => {
    const words = wordsOf(string.words);
    if (string.key !== key) return words;
    const { [language]: _before, ...others } = words;
    return text ? { ...others, [language]: text } : others;
  });
}

/** Without members that were never written. */
function wordsOf(words: LocalizedText): Words {
  return Object.fromEntries(Object.entries(words).map(([language, said]) => [language, said ?? null]));
}
