import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { fundSeatsAction, grantExceptionAction } from '@/lib/representation/actions';
import type { RepresentationDetail } from '@/lib/representation/queries';
import { getTranslations } from '@/lib/i18n/words';

interface ExceptionsProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** The secretariat grants places, and says which are funded. */
  mayGrant: boolean;
}

/** How the number of places came about: the promise, and every exception with its reason. */
export async function Exceptions({ delegation, meeting, locale, mayGrant }: ExceptionsProps) {
  const [t, common] = await Promise.all([getTranslations('representation.exception'), getTranslations('common')]);
  const { exceptions, invitation, party, quota, seatsTaken: taken, places, id } = delegation;
  if (exceptions.length === 0 && !mayGrant) return null;
  const form = { meeting: meeting.slug, words: formWords(locale, 'representation') };
  const whoIsOn = ({ named, keptFor }: (typeof places)[number]) =>
    named ? `${named.givenName} ${named.surname}` : (keptFor ?? t('nobody'));
  return (
    <section className="sec" aria-labelledby="granted">
      <h2 id="granted">{t('title')}</h2>
      <div className="stack-s">
        <ul className="tl">
          <li className="was">
            <b>{t('promised', { seats: invitation.seats })}</b>
          </li>
          {exceptions.map(({ id: exception, seats, cause, reason, at }) => (
            <li key={exception} className="was">
              <b>{t(seats > 0 ? 'more' : 'fewer', { seats: Math.abs(seats) })}</b>
              {cause === 'GRANTED' ? reason : t(`cause.${cause}`)} {formatDate(at, locale, meeting.zone)}
            </li>
          ))}
        </ul>
        {mayGrant ? (
          <div className="row">
            <Dialog
              opener={t('grant')}
              title={t('grantTitle', { party: pick(party.names, locale).text })}
              close={common('dialog.close')}
            >
              <p>{t('grantText', { quota, taken })}</p>
              <ActionForm
                {...form}
                action={grantExceptionAction}
                idempotencyKey={newIdempotencyKey()}
                done={t('granted')}
                resets
              >
                <HiddenField name="delegation" value={id} />
                <TextField name="seats" width="s" inputMode="text" maxLength={4} />
                <TextArea name="reason" maxLength={1000} />
                <div className="actions">
                  <SubmitButton>{t('grantSend')}</SubmitButton>
                </div>
              </ActionForm>
            </Dialog>
            <Dialog opener={t('fund')} title={t('fund')} close={common('dialog.close')}>
              <ActionForm
                {...form}
                key={places.map(({ id: place, funded }) => `${place} ${funded}`).join()}
                action={fundSeatsAction}
                idempotencyKey={newIdempotencyKey()}
                done={t('fundDone')}
              >
                <HiddenField name="delegation" value={id} />
                <CheckboxGroup
                  name="funded"
                  optional
                  defaultValue={places.filter(({ funded }) => funded).map((place) => place.id)}
                  choices={places.map((place) => ({
                    value: place.id,
                    label: t('place', { rank: place.rank, who: whoIsOn(place) }),
                  }))}
                />
                <div className="actions">
                  <SubmitButton>{t('fundSend')}</SubmitButton>
                </div>
              </ActionForm>
            </Dialog>
          </div>
        ) : null}
      </div>
    </section>
  );
}
