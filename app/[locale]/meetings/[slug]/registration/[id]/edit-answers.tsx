import { courtesyChoices, localeChoices } from '@/components/registration/choices';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { languageNames, isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { RegistrationDetail } from '@/lib/registration/queries';
import { attendanceModes, sexes } from '@/lib/registration/schema/submit';
import { RegistrationForm } from './registration-form';

/** The form with the words and choices of the reader's language, filled with what is known. */
export async function EditAnswers({
  registration,
  meeting,
  locale,
}: {
  registration: RegistrationDetail;
  meeting: MeetingFrame;
  locale: Locale;
}) {
  const t = await getTranslations('registration');
  const { id, lockVersion, person, mode, languages, listedPublicly, status, sex } = registration;
  return (
    <RegistrationForm
      meeting={meeting.slug}
      words={formWords(locale, 'registration')}
      idempotencyKey={newIdempotencyKey()}
      done={t('form.saved')}
      texts={{
        identity: t('form.identity'),
        identityHelp: t('form.identityHelp', {
          name: `${person.givenName} ${person.surname.toLocaleUpperCase(locale)}`,
        }),
        participation: t('form.participation'),
        publicList: t('form.publicList'),
        send: t(status === 'NOMINATED' ? 'form.send' : 'form.save'),
      }}
      choices={{
        courtesyTitles: courtesyChoices(t),
        modes: attendanceModes.map((value) => ({ value, label: t(`mode.${value}`) })),
        sexes: sexes.map((value) => ({ value, label: t(`sex.${value}`) })),
        locales: localeChoices(),
        languages: meeting.languages.map((value) =>
          isLocale(value)
            ? { value, label: languageNames[value], lang: value }
            : { value, label: languageName(value, locale) },
        ),
      }}
      answers={{
        id,
        lockVersion,
        ...person,
        mode,
        locale: registration.locale,
        languages,
        sex,
        listed: listedPublicly,
      }}
    />
  );
}
