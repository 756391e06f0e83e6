import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { markSessionAction } from '@/lib/agenda/actions';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = {
  /** Whose agenda, which session, and the version of the programme that is shown. */
  of: { person: string; session: string; number: number };
  marked: 'on' | 'off' | 'read';
  title: string;
  meeting: string;
  locale: Locale;
};

/** One button: puts a session on one's own agenda, takes it off, or says that its change was read. */
export function MarkSession({ of, marked, title, meeting, locale }: Props) {
  const t = useTranslations('agenda.own');
  return (
    <ActionForm
      key={marked}
      action={markSessionAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'agenda')}
      meeting={meeting}
      label={t('markOf', { mark: t(`mark.${marked}`), title })}
    >
      <HiddenField name="person" value={of.person} />
      <HiddenField name="agendaSession" value={of.session} />
      <HiddenField name="number" value={of.number} />
      <HiddenField name="marked" value={marked} />
      <SubmitButton kind="plain" label={t('markOf', { mark: t(`mark.${marked}`), title })}>
        {t(`mark.${marked}`)}
      </SubmitButton>
    </ActionForm>
  );
}
