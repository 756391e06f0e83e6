import type { Locale } from '@/lib/i18n/routing';
import type { SurveyDefinition } from '@/lib/surveys/model/definition';
import type { Naming, PaperAnswers } from '../model/paper';

/** The names of what answers point at: members of the house's lists, and files. */
export function readNaming(_definition: SurveyDefinition, _answers: PaperAnswers, _locale: Locale): Promise<Naming> {
  return Promise.resolve({ codes: (_question, codes) => [...codes], file: (id) => id });
}
