import { pick } from '@/lib/i18n/pick';
import { fieldNameOf } from '../schema';
import { questionsOf, type SurveyDefinition } from './definition';

/**
 * What a questionnaire itself says where an answer breaks a constraint or is missing, in the reader's language; by the word's
 * key at the field.
 */
export function ownWords(
  definition: Pick<SurveyDefinition, 'pages'>,
  locale: string,
  pipe: (text: string) => string = (text) => text,
): Record<string, string> {
  return Object.fromEntries(
    questionsOf(definition).flatMap((question) => {
      const said = {
        constraint: 'constraint' in question ? question.constraint?.message : undefined,
        answer_missing: 'requiredMessage' in question ? question.requiredMessage : undefined,
      };
      return Object.entries(said).flatMap(([code, message]) => {
        const { text } = pick(message, locale);
        return text ? [[`${fieldNameOf(question)}.${code}`, pipe(text)]] : [];
      });
    }),
  );
}
