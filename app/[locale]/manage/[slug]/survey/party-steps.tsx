import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import { Dialog } from '@/components/ui/dialog';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { extendAction, prepareReminderAction, reopenResponseAction } from '@/lib/surveys/actions';
import type { TrackedParty } from '@/lib/surveys/queries/track-responses';

interface PartyStepsProps {
  party: TrackedParty;
  /** What the party is called for short. */
  name: string;
  survey: string;
  attributed: boolean;
  slug: string;
  zone: string;
  locale: Locale;
}

/** What can be done for one party: read its answer, remind it, give it more time, open its answer again. */
export function PartySteps({ party, name, survey, attributed, slug, zone, locale }: PartyStepsProps) {
  const t = useTranslations('surveys.track');
  const w = useTranslations('tracking');
  const close = useTranslations('common')('dialog.close');
  const mayRemind = party.state !== 'submitted' && (party.window === 'open' || party.window === 'late');
  return (
    <div className="row mid">
      {party.responseId !== null && attributed ? (
        <Link
          className="line"
          href={`/meetings/${slug}/survey?party=${party.code}`}
          aria-label={t('readOf', { party: name })}
        >
          {t('read')}
        </Link>
      ) : null}
      {mayRemind ? (
        <ActionForm
          action={prepareReminderAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'tracking')}
          meeting={slug}
          label={w('remind.oneFor', { party: name })}
        >
          <HiddenField name="survey" value={survey} />
          <HiddenField name="parties[]" value={party.partyId} />
          <SubmitButton kind="link" label={w('remind.oneFor', { party: name })}>
            {w('remind.one')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {party.mayExtend ? (
        <Dialog opener={w('extend.open')} title={w('extend.title', { party: name })} close={close}>
          <p>{w('extend.text', { zone })}</p>
          <ActionForm
            action={extendAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'tracking')}
            meeting={slug}
          >
            <HiddenField name="survey" value={survey} />
            <HiddenField name="party" value={party.partyId} />
            <div className="two">
              <DateField name="until.date" />
              <TextField name="until.time" type="time" width="s" defaultValue="18:00" />
            </div>
            <TextArea name="reason" rows={3} maxLength={1_000} />
            <div className="actions">
              <SubmitButton>{w('extend.do')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
      {party.mayReopen && party.responseId !== null ? (
        <Dialog opener={t('reopen')} title={t('reopenTitle', { party: name })} close={close}>
          <p>{t('reopenText')}</p>
          {party.window === 'open' ? null : <p>{t('reopenUntil', { zone })}</p>}
          <ActionForm
            action={reopenResponseAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'tracking', 'surveys')}
            meeting={slug}
          >
            <HiddenField name="response" value={party.responseId} />
            {party.window === 'open' ? null : (
              <div className="two">
                <DateField name="until.date" />
                <TextField name="until.time" type="time" width="s" defaultValue="18:00" />
              </div>
            )}
            <TextArea name="reason" rows={3} maxLength={1_000} />
            <div className="actions">
              <SubmitButton>{t('reopenDo')}</SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
    </div>
  );
}
