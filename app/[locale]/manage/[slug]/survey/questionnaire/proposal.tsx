import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { readDefaultText, writeDefaultText } from '@/lib/surveys/model/default-text';
import type { DraftQuestion, SurveyQuestion } from '@/lib/surveys/model/definition';
import { proposedAnswer } from '@/lib/surveys/model/proposed-answer';
import type { SurveyAnswer } from '@/lib/surveys/schema';
import type { Writing } from './page';

/** What a question proposes: one of its choices, or a value or expression in writing. */
export async function Proposal({ question, locale }: { question: DraftQuestion; locale: string }) {
  if (!('default' in question) && !takesProposal(question)) return null;
  const t = await getTranslations('questionnaire');
  const { type } = question;
  const written = 'default' in question && question.default ? writeDefaultText(question.default, type) : '';
  const choices = 'choices' in question ? question.choices : [];
  const named = choices.map(({ code, label }) => ({ value: code, label: pick(label, locale).text }));
  const isChosen = type === 'SINGLE' && (written === '' || readDefaultText(written, type).kind === 'value');
  if (type === 'SINGLE' && named.length === 0) return null;
  const codes = named.map(({ value, label }) => `${value} = ${label}`).join('; ');
  return (
    <details className="add" open={written !== ''}>
      <summary>{t('proposal')}</summary>
      {isChosen ? (
        <SelectField name="default" choices={named} none={t('proposesNothing')} optional defaultValue={written} />
      ) : (
        <TextField name="default" optional maxLength={2_000} defaultValue={written} />
      )}
      {!isChosen && codes ? <p className="small soft">{codes}</p> : null}
    </details>
  );
}

const takesProposal = ({ type }: DraftQuestion) => !['MATRIX', 'FILE', 'NOTE', 'CALCULATED'].includes(type);

/** What a respondent who has answered nothing yet is proposed. */
export function proposedIn(
  { zone, locale }: Pick<Writing, 'zone' | 'locale'>,
  question: SurveyQuestion,
  topK: number,
): SurveyAnswer | undefined {
  const about = { now: new Date(), zone, locale };
  return proposedAnswer(question, { valueOf: () => '' }, { topK, about }) ?? undefined;
}
