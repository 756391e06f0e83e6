import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { localeChoices } from '@/components/registration/choices';
import { Dialog } from '@/components/ui/dialog';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { dismissAssistantAction, nameAssistantAction } from '@/lib/representation/actions';
import { listAssistants } from '@/lib/representation/queries';
import { getTranslations } from '@/lib/i18n/words';

interface AssistantsProps {
  scope: MeetingScope;
  registration: string;
  name: string;
  locale: Locale;
  /** The registration is in force and the meeting is not closed: assistants may be named. Taking back is always possible. */
  mayName: boolean;
}

/** Which mailboxes fill in for this person, what they may and may not, and the way to take it back. */
export async function Assistants({ scope, registration, name, locale, mayName }: AssistantsProps) {
  const [t, common, assistants] = await Promise.all([
    getTranslations('representation.assistant'),
    getTranslations('common'),
    listAssistants(scope, registration),
  ]);
  if (assistants.length === 0 && !mayName) return null;
  const form = { meeting: scope.meeting.slug, words: formWords(locale, 'representation') };
  return (
    <section className="sec" aria-labelledby="assistants">
      <h2 id="assistants">{t('title')}</h2>
      <div className="stack-s">
        <p className="small soft">{assistants.length > 0 ? t('text') : t('none')}</p>
        {assistants.length > 0 ? (
          <ul className="work">
            {assistants.map(({ accountId, email }) => (
              <li key={accountId}>
                <span className="t">{email}</span>
                <span className="a">
                  <ActionForm
                    {...form}
                    action={dismissAssistantAction}
                    idempotencyKey={newIdempotencyKey()}
                    done={t('removed')}
                  >
                    <HiddenField name="registration" value={registration} />
                    <HiddenField name="account" value={accountId} />
                    <SubmitButton kind="plain" label={t('removeOf', { email })}>
                      {t('remove')}
                    </SubmitButton>
                  </ActionForm>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {mayName ? (
          <Dialog opener={t('add')} title={t('addTitle', { name })} close={common('dialog.close')}>
            <p>{t('addText', { name })}</p>
            <ActionForm
              {...form}
              action={nameAssistantAction}
              idempotencyKey={newIdempotencyKey()}
              done={t('added')}
              resets
            >
              <HiddenField name="registration" value={registration} />
              <TextField name="email" type="email" autoComplete="off" />
              <SelectField name="locale" choices={localeChoices()} defaultValue={locale} width="s" />
              <div className="actions">
                <SubmitButton>{t('addSend')}</SubmitButton>
              </div>
            </ActionForm>
          </Dialog>
        ) : null}
      </div>
    </section>
  );
}
