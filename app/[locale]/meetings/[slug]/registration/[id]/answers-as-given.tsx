import { DelegateName } from '@/components/registration/delegate-name';
import { KeyValues } from '@/components/ui/key-values';
import type { MeetingFrame } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { RegistrationDetail } from '@/lib/registration/queries';

/** What was handed in, to be read only: after the closing date and where the registration has ended. */
export async function AnswersAsGiven({
  registration,
  meeting,
  locale,
}: {
  registration: RegistrationDetail;
  meeting: MeetingFrame;
  locale: Locale;
}) {
  const t = await getTranslations('registration');
  const { person, mode, languages, listedConsentAt } = registration;
  const named = (codes: readonly string[]) =>
    formatList(
      codes.map((code) => languageName(code, locale)),
      locale,
    );
  const none = '–';
  return (
    <section className="sec" aria-labelledby="given">
      <h2 id="given">{t('form.answers')}</h2>
      <KeyValues
        items={[
          { key: 'name', label: t('list.name'), value: <DelegateName person={person} /> },
          { key: 'functionalTitle', label: t('fields.functionalTitle.label'), value: person.functionalTitle ?? none },
          { key: 'institution', label: t('fields.institution.label'), value: person.institution ?? none },
          { key: 'mode', label: t('form.participation'), value: t(`mode.${mode}`) },
          { key: 'locale', label: t('fields.locale.label'), value: named([registration.locale]) },
          {
            key: 'languages',
            label: t('fields.languages.label'),
            value: languages.length > 0 ? named(languages) : none,
          },
          {
            key: 'listed',
            label: t('form.publicList'),
            value: listedConsentAt
              ? t('form.consentOn', { date: formatDateTime(listedConsentAt, locale, meeting.zone) })
              : t('form.notListed'),
          },
        ]}
      />
    </section>
  );
}
