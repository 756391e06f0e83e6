import { ActionForm } from '@/components/form/action-form';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import type { MeetingScope } from '@/lib/auth/scope';
import { prepareRoundAction } from '@/lib/clearing/actions';
import type { PartyKind } from '@/lib/core/prisma/enums';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface PrepareFormProps {
  kinds: readonly { kind: PartyKind; delegations: number }[];
  scope: MeetingScope;
  locale: Locale;
}

/** Whom a round is asked of, in which languages, until when, and what silence means; the letters come before anything is sent. */
export async function PrepareForm({ kinds, scope, locale }: PrepareFormProps) {
  const [t, directory] = await Promise.all([getTranslations('clearing'), getTranslations('directory')]);
  const { slug, languages } = scope.meeting;
  return (
    <section className="sec stack" aria-labelledby="prepare">
      <h2 id="prepare">{t('manage.prepare')}</h2>
      <ActionForm
        action={prepareRoundAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'clearing')}
        meeting={slug}
        label={t('manage.prepare')}
      >
        <CheckboxGroup
          name="kinds"
          choices={kinds.map(({ kind, delegations }) => ({
            value: kind,
            label: t('manage.kind', { kind: directory(`kinds.${kind}`), count: delegations }),
          }))}
          defaultValue={kinds.map(({ kind }) => kind)}
        />
        <CheckboxGroup
          name="languages"
          choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
          defaultValue={languages}
        />
        <DateField name="closes.date" />
        <TextField name="closes.time" type="time" width="s" defaultValue="18:00" />
        <MultilingualField name="purpose" optional multiline rows={3} languages={languages.filter(isLocale)} />
        <RadioGroup
          name="sight"
          choices={(['OWN', 'ALL'] as const).map((value) => ({ value, label: t(`sight.${value}`) }))}
          defaultValue="OWN"
        />
        <Checkbox name="silence" optional help={t('page.silence')} />
        <div className="actions">
          <SubmitButton>{t('manage.prepareButton')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
