import { pick } from '@/lib/i18n/pick';
import { fieldNameOf } from '../schema';
import { questionsOf, type SurveyDefinition } from './definition';

/** What a questionnaire itself says where an answer breaks a constraint, in the reader's language; by the word's key at the field. */
export function constraintWords(
  definition: Pick<SurveyDefinition, 'pages'>,
  locale: string,
  pipe: (text: string) => string = (text) => text,
): Record<string, string> {
  return Object.fromEntries(
    questionsOf(definition).flatMap((question) => {
      const message = 'constraint' in question ? pick(question.constraint?.message, locale).text : '';
      return message ? [[`${fieldNameOf(question)}.constraint`, pipe(message)]] : [];
    }),
  );
}
