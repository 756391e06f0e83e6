import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { MeetingScope } from '@/lib/auth/scope';
import { commentAction } from '@/lib/clearing/actions';
import type { RoundSentence } from '@/lib/clearing/model/sentences';
import type { AskedRound } from '@/lib/clearing/queries/rounds';
import { longestComment } from '@/lib/clearing/schema';
import { CommentSeverity } from '@/lib/core/prisma/enums';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface CommentFormProps {
  round: AskedRound;
  sentence: RoundSentence;
  /** First words of the sentence. */
  words: string;
  here: string;
  scope: MeetingScope;
  locale: Locale;
}

/** What a delegation says of one sentence. */
export async function CommentForm({ round, sentence, words, here, scope, locale }: CommentFormProps) {
  const t = await getTranslations('clearing');
  const { slug, languages } = scope.meeting;
  const [only, ...more] = round.mine;
  return (
    <ActionForm
      action={commentAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'clearing')}
      meeting={slug}
      label={t('page.commentOn', { words })}
    >
      <HiddenField name="round" value={round.id} />
      <HiddenField name="position" value={sentence.position} />
      <HiddenField name="language" value={sentence.language} />
      {only && more.length === 0 ? (
        <HiddenField name="delegation" value={only.id} />
      ) : (
        <SelectField
          name="delegation"
          choices={round.mine.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
        />
      )}
      <RadioGroup
        name="severity"
        choices={Object.values(CommentSeverity).map((value) => ({
          value,
          label: t(`severity.${value}`),
          help: t(`severityHelp.${value === 'OBJECTION' && round.silence === 'OPEN' ? 'BREAKS' : value}`),
        }))}
      />
      <SelectField
        name="writtenIn"
        choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
        defaultValue={languages.includes(locale) ? locale : round.language}
      />
      <TextArea name="text" rows={3} maxLength={longestComment} />
      <TextArea name="proposed" rows={2} maxLength={longestComment} optional />
      <p className="small soft">{t('page.sendNote')}</p>
      <div className="actions">
        <SubmitButton>{t('page.send')}</SubmitButton>
        <a href={`${here}#s-${sentence.position}`}>{t('page.cancel')}</a>
      </div>
    </ActionForm>
  );
}
