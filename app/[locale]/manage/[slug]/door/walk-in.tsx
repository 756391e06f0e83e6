import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { courtesyChoices, localeChoices } from '@/components/registration/choices';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { registerWalkInAction } from '@/lib/door/actions';
import { listOpenDelegations } from '@/lib/door/queries/sessions';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { attendanceModes } from '@/lib/registration/schema/submit';

/** Somebody who was never named, registered on the spot. */
export async function WalkIn({ scope, locale }: { scope: MeetingScope; locale: Locale }) {
  const [t, r, delegations] = await Promise.all([
    getTranslations('door'),
    getTranslations('registration'),
    listOpenDelegations(scope),
  ]);
  const collator = new Intl.Collator(locale);
  const choices = delegations
    .map(({ id, names, free }) => {
      const { text, lang } = pick(names, locale);
      return { value: id, label: t('walkIn.choice', { party: text, free }), lang };
    })
    .sort((one, other) => collator.compare(one.label, other.label));
  return (
    <section className="sec stack" aria-labelledby="walk-in">
      <h2 id="walk-in">{t('walkIn.heading')}</h2>
      <p className="small soft">{t('walkIn.lead')}</p>
      {choices.length === 0 ? (
        <p>{t('walkIn.none')}</p>
      ) : (
        <ActionForm
          action={registerWalkInAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'door')}
          meeting={scope.meeting.slug}
          label={t('walkIn.heading')}
        >
          <SelectField name="delegation" choices={choices} />
          <SelectField name="courtesyTitle" choices={courtesyChoices(r)} optional width="s" />
          <TextField name="givenName" autoComplete="off" width="m" />
          <TextField name="surname" autoComplete="off" width="m" />
          <TextField name="functionalTitle" autoComplete="off" optional />
          <TextField name="institution" autoComplete="off" optional />
          <TextField name="email" type="email" autoComplete="off" />
          <SelectField name="locale" choices={localeChoices()} defaultValue={locale} width="s" />
          <RadioGroup
            name="mode"
            choices={attendanceModes.map((value) => ({ value, label: r(`mode.${value}`) }))}
            defaultValue="IN_PERSON"
          />
          <TextArea name="reason" help={t('walkIn.reasonHelp')} />
          <div className="actions">
            <SubmitButton>{t('walkIn.submit')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  );
}
