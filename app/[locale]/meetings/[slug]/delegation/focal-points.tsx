import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { localeChoices } from '@/components/registration/choices';
import { Dialog } from '@/components/ui/dialog';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { appointFocalPointAction, releaseFocalPointAction } from '@/lib/representation/actions';
import type { RepresentationDetail } from '@/lib/representation/queries';
import { getTranslations } from '@/lib/i18n/words';

interface FocalPointsProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  mayAppoint: boolean;
}

/** Who looks after the delegation; they add and remove each other, and one always remains. */
export async function FocalPoints({ delegation, meeting, locale, mayAppoint }: FocalPointsProps) {
  const [t, common] = await Promise.all([getTranslations('representation.focal'), getTranslations('common')]);
  const { focalPoints, id } = delegation;
  const form = { meeting: meeting.slug, words: formWords(locale, 'representation') };
  return (
    <section className="sec" aria-labelledby="focal-points">
      <h2 id="focal-points">{t('title')}</h2>
      <div className="stack-s">
        <p className="small soft">{t('text')}</p>
        <ul className="work">
          {focalPoints.map(({ personId, givenName, surname, emails }) => (
            <li key={personId}>
              <span className="t">
                <bdi>
                  {givenName} {surname}
                </bdi>
              </span>
              <span className="m" style={{ paddingInlineStart: 0 }}>
                {emails.map((email) => (
                  <span key={email} className="sub">
                    {email}
                  </span>
                ))}
              </span>
              {mayAppoint && focalPoints.length > 1 ? (
                <span className="a">
                  <Dialog
                    opener={t('remove')}
                    title={t('removeTitle', { name: `${givenName} ${surname}` })}
                    close={common('dialog.close')}
                  >
                    <p>{t('removeText', { name: `${givenName} ${surname}` })}</p>
                    <ActionForm {...form} action={releaseFocalPointAction} idempotencyKey={newIdempotencyKey()}>
                      <HiddenField name="delegation" value={id} />
                      <HiddenField name="person" value={personId} />
                      <div className="actions">
                        <SubmitButton kind="grave">{t('removeSend')}</SubmitButton>
                      </div>
                    </ActionForm>
                  </Dialog>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {mayAppoint && focalPoints.length === 1 ? <p className="small soft">{t('last')}</p> : null}
        {mayAppoint ? (
          <Dialog opener={t('add')} title={t('addTitle')} close={common('dialog.close')}>
            <p>{t('addText')}</p>
            <ActionForm
              {...form}
              action={appointFocalPointAction}
              idempotencyKey={newIdempotencyKey()}
              done={t('added')}
              resets
            >
              <HiddenField name="delegation" value={id} />
              <div className="two">
                <TextField name="givenName" maxLength={100} autoComplete="off" />
                <TextField name="surname" maxLength={100} autoComplete="off" />
              </div>
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
