import { questionNumbers } from '@/components/surveys/questionnaire-parts';
import type { MeetingScope } from '@/lib/auth/scope';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { aboutOf } from '@/lib/surveys/model/about';
import { askedParts, shownPages, type About, type Asked } from '@/lib/surveys/model/asked';
import { questionsOf, type SurveyDefinition } from '@/lib/surveys/model/definition';
import { answerPiper } from '@/lib/surveys/model/piped-answers';
import type { OwnResponse } from '@/lib/surveys/queries/own-response';
import type { References } from '@/lib/surveys/queries/references';
import { fieldOfType } from '@/lib/surveys/schema';

/** A party's answer as its pages show it. */
export type AnswerView = {
  locale: Locale;
  scope: MeetingScope;
  own: OwnResponse;
  references: References;
  /** What is asked and what counts: the same for everybody, whichever language they read. */
  asked: Asked;
  about: About;
  pages: SurveyDefinition['pages'];
  numbers: ReadonlyMap<string, number>;
  /** How a question is called in a summary of errors: by its number, for its own words may take two lines. */
  names: Record<string, string>;
  /** Puts answers into a text that names them, in the reader's language. */
  pipe: (text: string) => string;
};

/** Works out what is asked of a party, given its answers. */
export function answerView(of: Pick<AnswerView, 'locale' | 'scope' | 'own' | 'references'>): AnswerView {
  const { locale, scope, own, references } = of;
  const { definition } = own.version;
  const t = translator(locale, 'surveys');
  const known = { now: own.now, lists: references, files: own.files };
  const about = aboutOf(scope.meeting, definition, known);
  const asked = askedParts(definition, own.answers, about);
  const said = askedParts(definition, own.answers, aboutOf(scope.meeting, definition, { ...known, locale }));
  const numbers = questionNumbers(definition.pages);
  const names = questionsOf(definition).flatMap(({ code, type }) => {
    const n = numbers.get(code);
    return n === undefined
      ? []
      : [
          ...['', '.instead', '.other', `.${fieldOfType[type]}`].map((field) => `answers.${code}${field}.label`),
          `files.${code}.label`,
        ].map((name) => [name, t('own.question', { n })]);
  });
  return {
    ...of,
    asked,
    about,
    pages: shownPages(definition, asked),
    numbers,
    names: Object.fromEntries(names) as Record<string, string>,
    pipe: answerPiper(definition, said, references, locale),
  };
}
