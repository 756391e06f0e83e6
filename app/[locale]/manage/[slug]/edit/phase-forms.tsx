import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import type { FormWords } from '@/components/form/form-words';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Dialog } from '@/components/ui/dialog';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import type { MeetingPhase } from '@/lib/core/prisma/enums';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import { closeMeetingAction, openMeetingAction } from '@/lib/meetings/actions';
import { mayMove } from '@/lib/meetings/policy';

type Props = { slug: string; phase: MeetingPhase; lockVersion: number; confirmed: number; words: FormWords };

/** The step to the next phase, and the way to calling the meeting off. Closing cannot be undone, so it is asked first and says what it means. */
export function PhaseForms(props: Props) {
  const t = useTranslations('cancelling');
  return (
    <>
      <NextPhase {...props} />
      {mayMove(props.phase, 'cancel') ? (
        <p className="small">
          <Link href={`/manage/${props.slug}/cancel`}>{t('link')}</Link>
        </p>
      ) : null}
    </>
  );
}

function NextPhase({ slug, phase, lockVersion, confirmed, words }: Props) {
  const t = useTranslations('meetings.phase');
  if (mayMove(phase, 'open'))
    return (
      <ActionForm
        action={openMeetingAction}
        idempotencyKey={newIdempotencyKey()}
        words={words}
        meeting={slug}
        label={t('open')}
      >
        <HiddenField name="lockVersion" value={lockVersion} />
        <p>{t('openText')}</p>
        <div className="actions">
          <SubmitButton kind="plain">{t('open')}</SubmitButton>
        </div>
      </ActionForm>
    );
  if (!mayMove(phase, 'close')) return null;
  return (
    <div>
      <Dialog opener={t('close')} title={t('closeQuestion')} close={t('keep')} kind="grave">
        <p>{t('closeText', { persons: confirmed })}</p>
        <ActionForm
          action={closeMeetingAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('close')}
        >
          <HiddenField name="lockVersion" value={lockVersion} />
          <Checkbox name="confirmed" />
          <div className="actions">
            <SubmitButton kind="grave">{t('close')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </div>
  );
}
