import 'server-only';
import type { Capacity, CourtesyTitle, TicketClass } from '@/lib/core/prisma/enums';
import { formatDate, formatDaysInSentence } from '@/lib/i18n/dates';
import { formatNumber } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import { letterheadIn } from '../model';
import { isolated, nameInLine } from '../model/participant-list';
import type { letterKinds } from '../schema';
import type { Letter, LetterBlock } from './letter';

type Source = {
  kind: (typeof letterKinds)[number];
  locale: Locale;
  person: {
    courtesyTitle: CourtesyTitle | null;
    givenName: string;
    surname: string;
    functionalTitle: string | null;
    institution: string | null;
    capacity: Capacity;
  };
  party: LocalizedText;
  award: { ticketClass: TicketClass; dsaDays: number; terminals: number; hotelProvided: boolean } | null;
  meeting: {
    title: LocalizedText;
    letterhead: unknown;
    venue: string | null;
    city: string;
    startsOn: Date;
    endsOn: Date;
    illustrative: boolean;
    zone: string;
  };
  reference: string;
  now: Date;
};

/** A letter with the name it was issued to, as printed. */
export type ParticipantLetter = Letter & { holder: string };

/** The words of a letter to one participant, in their language: the facts of an issued paper. */
export function writeParticipantLetter(source: Source): ParticipantLetter {
  const { kind, locale, person, party, meeting, reference, award } = source;
  const t = translator(locale, 'papers');
  const registration = translator(locale, 'registration');
  const courtesy = person.courtesyTitle ? registration(`courtesy.${person.courtesyTitle}`) : null;
  const holder = nameInLine(person, courtesy);
  const title = pick(meeting.title, locale).text;
  const values = {
    // In Spanish the courtesy title takes its article in running text: la Sra., el Sr.
    name: nameInLine(person, person.courtesyTitle ? registration(`courtesyInSentence.${person.courtesyTitle}`) : null),
    meeting: title,
    days: formatDaysInSentence(meeting.startsOn, meeting.endsOn, locale),
    city: cityName(meeting.city, locale),
  };
  const greeting = (['HE', 'MS', 'MR'] as const).find((title) => title === person.courtesyTitle) ?? 'other';
  const head = letterheadIn(meeting.letterhead, locale);
  const issuedOn = formatDate(source.now, locale, meeting.zone);
  const details: { label: string; value: string }[] = [
    { label: t('letter.party'), value: pick(party, locale).text },
    { label: t('letter.capacity'), value: capacityWord(registration, person.capacity, person.courtesyTitle) },
    ...(person.functionalTitle ? [{ label: t('letter.function'), value: isolated(person.functionalTitle) }] : []),
    ...(person.institution ? [{ label: t('letter.institution'), value: isolated(person.institution) }] : []),
    ...(kind === 'VISA_LETTER' && meeting.venue ? [{ label: t('letter.venue'), value: meeting.venue }] : []),
    ...(kind === 'LETTER_OF_AWARD' && award ? awardLines(award, locale) : []),
  ];
  const blocks: LetterBlock[] = [
    { kind: 'text', text: t(`letter.${kind}.opening`, values) },
    { kind: 'details', items: details },
    { kind: 'text', text: t(`letter.${kind}.text`, { ...values, travel: award?.ticketClass ?? 'NONE' }) },
  ];
  return {
    kind: 'LETTER',
    language: locale,
    title: `${t(`kind.${kind}`)}, ${holder}`,
    titleShown: t(`letter.${kind}.subject`),
    head: head.from ? head : { ...head, from: title },
    illustrative: meeting.illustrative,
    reference: t('letter.reference', { reference }),
    placeAndDate: head.place ? t('letter.placeAndDate', { place: head.place, date: issuedOn }) : issuedOn,
    addressee: kind === 'LETTER_OF_AWARD' ? [holder, pick(party, locale).text] : [t('letter.toWhom')],
    // In French and Spanish, as in English, by the courtesy title alone: who is addressed stands above.
    salutation: kind === 'LETTER_OF_AWARD' ? t(`letter.salutation.${greeting}`) : null,
    blocks,
    closing: t('letter.closing'),
    copies: [],
    holder,
  };
}

function awardLines(award: NonNullable<Source['award']>, locale: Locale): { label: string; value: string }[] {
  const t = translator(locale, 'papers');
  return [
    { label: t('letter.ticket'), value: t(`ticket.${award.ticketClass}`) },
    {
      label: t('letter.dsa'),
      value: t('letter.days', { count: award.dsaDays, days: formatNumber(award.dsaDays, locale) }),
    },
    { label: t('letter.terminals'), value: formatNumber(award.terminals, locale) },
    { label: t('letter.hotel'), value: t(award.hotelProvided ? 'letter.hotelProvided' : 'letter.hotelOwn') },
  ];
}
