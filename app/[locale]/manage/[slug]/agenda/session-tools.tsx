import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { moveSessionAction } from '@/lib/agenda/actions';
import type { DraftSession } from '@/lib/agenda/model/session';
import type { sessionSteps } from '@/lib/agenda/schema';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Step = (typeof sessionSteps)[number];
type Props = { session: DraftSession; steps: readonly Step[]; meeting: MeetingFrame; locale: Locale };

/** What can be done with a session from the list: change it, and move it to where there is a place to go. */
export function SessionTools({ session, steps, meeting, locale }: Props) {
  const t = useTranslations('agenda');
  const title = pick(session.title, locale, meeting.languages[0]).text;
  return (
    <ActionForm
      action={moveSessionAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'agenda')}
      meeting={meeting.slug}
      version={session.lockVersion}
      label={t('move', { title })}
    >
      <HiddenField name="agendaSession" value={session.id} />
      <HiddenField name="lockVersion" value={session.lockVersion} />
      <div className="row small">
        <Link href={`/manage/${meeting.slug}/agenda?edit=${session.code}`} aria-label={t('editOf', { title })}>
          {t('edit')}
        </Link>
        {steps.map((step) => (
          <SubmitButton
            key={step}
            kind="plain"
            name="step"
            value={step}
            label={t('stepOf', { step: t(`step.${step}`), title })}
          >
            {t(`step.${step}`)}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
