import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Dialog } from '@/components/ui/dialog';
import type { InvitationStatus } from '@/lib/core/prisma/enums';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { resendInvitationAction, revokeInvitationAction, sendInvitationAction } from '@/lib/delegations/actions';
import { canResend, mayMoveInvitation } from '@/lib/delegations/policy';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface InvitationStepsProps {
  invitation: {
    id: string;
    status: InvitationStatus;
    seatsTaken: number;
    focalPointGivenName: string;
    focalPointSurname: string;
  };
  partyName: string;
  meeting: string;
  locale: Locale;
}

/** What can be done with an invitation now: send it, mail it again, revoke it while nobody is named. */
export async function InvitationSteps({ invitation, partyName: party, meeting, locale }: InvitationStepsProps) {
  const [t, common] = await Promise.all([getTranslations('delegations.invitations'), getTranslations('common')]);
  const { id, status, seatsTaken } = invitation;
  const form = { meeting, words: formWords(locale, 'delegations') };
  const name = `${invitation.focalPointGivenName} ${invitation.focalPointSurname}`;
  return (
    <div className="row">
      {mayMoveInvitation(status, 'SENT') ? (
        <ActionForm {...form} action={sendInvitationAction} idempotencyKey={newIdempotencyKey()}>
          <HiddenField name="invitation" value={id} />
          <SubmitButton kind="plain" label={t('sendLabel', { party })}>
            {t(status === 'REVOKED' ? 'sendAgain' : 'send')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {canResend(status) ? (
        <ActionForm {...form} action={resendInvitationAction} idempotencyKey={newIdempotencyKey()} done={t('resent')}>
          <HiddenField name="invitation" value={id} />
          <SubmitButton kind="link" label={t('resendLabel', { party })}>
            {t('resend')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {mayMoveInvitation(status, 'REVOKED') && seatsTaken === 0 ? (
        <Dialog opener={t('revoke')} title={t('revokeTitle', { party })} close={common('dialog.close')}>
          <p>{t('revokeText', { name })}</p>
          <ActionForm
            {...form}
            action={revokeInvitationAction}
            idempotencyKey={newIdempotencyKey()}
            done={t('revokeDone')}
          >
            <HiddenField name="invitation" value={id} />
            <div className="actions">
              <SubmitButton kind="grave">{t('revoke')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
    </div>
  );
}
