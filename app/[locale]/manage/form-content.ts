import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { listZones, toLocal } from '@/lib/meetings/model/zone';
import type { meetingChoices, meetingForEditing } from '@/lib/meetings/queries';
import type { MeetingValues } from './meeting-form';

/** What to choose from, in the reader's language and order. */
export function choicesOf(
  { series, countries }: Awaited<ReturnType<typeof meetingChoices>>,
  locale: Locale,
  zone?: string,
) {
  const named = (value: string, names: LocalizedText) => {
    const { text, lang, isFallback } = pick(names, locale);
    return { value, label: text || value, ...(isFallback ? { lang } : {}) };
  };
  const { compare } = new Intl.Collator(locale);
  return {
    series: series.map(({ code, names }) => named(code, names)),
    countries: countries
      .map(({ iso2, names }) => named(iso2, names))
      .sort((one, other) => compare(one.label, other.label)),
    zones: listZones(zone),
  };
}

/** Headings and the verb of the form. */
export async function headingsOf(isNew: boolean) {
  const t = await getTranslations('meetings');
  return {
    identity: t('edit.identity'),
    place: t('edit.place'),
    windows: t('edit.windows'),
    numbers: t('edit.numbers'),
    save: t(isNew ? 'new.save' : 'edit.save'),
  };
}

const noWindow = { date: '', time: '' };

/** A new meeting's form: empty but for what is usual. */
export function emptyValues(locale: Locale, edition: number): MeetingValues {
  return {
    edition: String(edition),
    title: {},
    shortTitle: {},
    theme: {},
    city: '',
    countryCode: '',
    venue: '',
    startsOn: '',
    endsOn: '',
    zone: 'Europe/Zurich',
    sourceLanguage: locale,
    languages: ['en', 'fr', 'es'],
    windows: { registrationOpens: noWindow, registrationCloses: noWindow, surveyCloses: noWindow },
    capacity: '',
    topK: '5',
    smallCell: '5',
  };
}

type Stored = Awaited<ReturnType<typeof meetingForEditing>>;

/** A stored meeting as it would be typed: instants become local times of its zone. */
export function typedValues(meeting: Stored): MeetingValues {
  const [source = 'en'] = meeting.languages;
  const local = (at: Date | null) => (at ? toLocal(at, meeting.zone) : noWindow);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  return {
    edition: '',
    title: meeting.title as MeetingValues['title'],
    shortTitle: meeting.shortTitle as MeetingValues['title'],
    theme: meeting.theme as MeetingValues['title'],
    city: meeting.city,
    countryCode: meeting.countryCode,
    venue: meeting.venue ?? '',
    startsOn: day(meeting.startsOn),
    endsOn: day(meeting.endsOn),
    zone: meeting.zone,
    sourceLanguage: isLocale(source) ? source : 'en',
    languages: meeting.languages,
    windows: {
      registrationOpens: local(meeting.registrationOpensAt),
      registrationCloses: local(meeting.registrationClosesAt),
      surveyCloses: local(meeting.surveyClosesAt),
    },
    capacity: String(meeting.capacity),
    topK: String(meeting.topK),
    smallCell: String(meeting.smallCell),
  };
}
