import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { TextField } from '@/components/form/text-field';
import type { Locale } from '@/lib/i18n/routing';
import { SubmitButton } from '@/components/form/submit-button';
import type { FormWords } from '@/components/form/form-words';
import { Dialog } from '@/components/ui/dialog';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { mayMoveInvitation } from '@/lib/delegations/policy';
import { prepareMailingAction, revokeInvitationAction } from '@/lib/inviting/actions';
import { isFirst, isReady, type Planned } from '@/lib/inviting/model/plan';
import type { InvitationDetail } from '@/lib/inviting/queries/detail';
import { formatList } from '@/lib/i18n/numbers';
import { useTranslations } from '@/lib/i18n/words';

/** Everybody who is written to, copies among them. */
function addressesOf(mails: readonly Planned[]): string[] {
  return [...new Set(mails.flatMap(({ to, copies }) => [to, ...copies]))];
}

interface WriteFormsProps {
  invitation: InvitationDetail;
  partyName: string;
  meeting: string;
  locale: Locale;
  words: FormWords;
}

/** What can be done with the invitation now: prepare its messages, prepare a reminder, withdraw it while nobody is named. */
export function WriteForms({ invitation, partyName: party, meeting, locale, words }: WriteFormsProps) {
  const t = useTranslations('inviting.one');
  const common = useTranslations('common');
  const { id, status, seatsTaken, told } = invitation;
  const form = { meeting, words };
  const reached = addressesOf(told);
  const unwritten = invitation.addressees.map(({ email }) => email).filter((email) => !reached.includes(email));
  const name = `${invitation.focalPointGivenName} ${invitation.focalPointSurname}`;
  return (
    <section className="sec stack" aria-labelledby="write">
      <h2 id="write">{t('writeTitle')}</h2>
      {isReady(invitation) ? (
        <ActionForm
          {...form}
          action={prepareMailingAction}
          idempotencyKey={newIdempotencyKey()}
          label={t('writeTitle')}
        >
          <input type="hidden" name="invitations[]" value={id} />
          <Checkbox name="letters" optional defaultChecked />
          <div className="actions">
            <SubmitButton name="occasion" value="invitation">
              {t(isFirst(invitation) ? 'prepare' : 'again')}
            </SubmitButton>
            {status === 'SENT' ? (
              <SubmitButton kind="plain" name="occasion" value="invitation-reminder">
                {t('remind')}
              </SubmitButton>
            ) : null}
          </div>
        </ActionForm>
      ) : (
        <p>{t('missing')}</p>
      )}
      {!mayMoveInvitation(status, 'REVOKED') ? null : seatsTaken > 0 ? (
        <p className="soft small">{t('named')}</p>
      ) : (
        <Dialog opener={t('revoke')} title={t('revokeTitle', { party })} close={common('dialog.close')}>
          <p>{status === 'DRAFT' ? t('revokeDraft') : t('revokeText', { name })}</p>
          {told.length > 0 ? (
            <p>
              {t('revokeMessages', { count: told.length, addresses: formatList(reached, locale) })}{' '}
              {unwritten.length > 0 ? t('revokeUnwritten', { addresses: formatList(unwritten, locale) }) : null}
            </p>
          ) : null}
          <ActionForm {...form} action={revokeInvitationAction} idempotencyKey={newIdempotencyKey()}>
            <HiddenField name="invitation" value={id} />
            {told.length > 0 ? <TextField name="reason" optional maxLength={300} /> : null}
            <div className="actions">
              <SubmitButton kind="grave">{t('revoke')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      )}
    </section>
  );
}
