import { formatDate } from '@/lib/i18n/dates';
import type { AddresseeKind } from '@/lib/core/prisma/enums';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { wordMail } from '@/lib/mail/word-mail';
import { letterheadIn } from '@/lib/papers/model';
import type { Letter } from '@/lib/papers/render/letter';
import { senderIn, valuesFor, type Desk } from '../mail';
import { focalPointsOf, type Invited, type LetterTo } from '../model/plan';

/** The letter or note verbale of an invitation to one of its addressees: everything that is printed, worded in its language. */
export function writeLetter(desk: Desk, invited: Invited, letter: LetterTo, at: Date): Letter {
  const { kind, locale, name, to } = letter;
  const t = translator(locale, 'inviting');
  const head = letterheadIn(desk.letterhead, locale);
  const values: Record<string, string> = { ...valuesFor(desk, invited, letter), ...courtesies(locale, to) };
  const { subject, body } = wordMail(kind === 'LETTER' ? 'letter' : 'note-verbale', locale, desk.ownWords, values);
  const reference = `${desk.meeting.code}/${kind === 'LETTER' ? 'INV' : 'NV'}/${invited.party.code.toUpperCase()}`;
  const date = formatDate(at, locale, desk.meeting.zone);
  const focalPoints = focalPointsOf(invited).map(({ givenName, surname }) => `${givenName} ${surname}`.trim());
  return {
    kind,
    language: locale,
    title: `${subject} (${reference})`,
    titleShown: subject,
    head: { ...head, from: senderIn(desk, locale) },
    illustrative: desk.meeting.illustrative,
    reference: t('letter.reference', { reference }),
    placeAndDate: head.place ? t('letter.placeAndDate', { place: head.place, date }) : date,
    addressee: to === 'FOCAL_POINT' ? [name, t('letter.focalPointOf', { party: values.party ?? '' })] : [name],
    salutation: null,
    blocks: body
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((text) => ({ kind: 'text', text })),
    closing: null,
    copies: to === 'FOCAL_POINT' ? [] : focalPoints.map((point) => t('letter.copyTo', { name: point })),
  };
}

/** How the addressee is greeted, and what closes the letter: excellencies stand behind missions and chairs only. */
function courtesies(locale: Locale, to: AddresseeKind): Record<'salutation' | 'assurances', string> {
  const t = translator(locale, 'inviting');
  const kind = to === 'FOCAL_POINT' ? 'person' : to === 'SECRETARIAT' ? 'office' : 'excellency';
  return { salutation: t(`letter.salutation.${kind}`), assurances: t(`letter.assurances.${kind}`) };
}

/** Name of the file: "note-verbale-rcm-fr.pdf". */
export function letterFileName({ kind, locale }: LetterTo, partyCode: string): string {
  return `${kind === 'LETTER' ? 'invitation' : 'note-verbale'}-${partyCode}-${locale}.pdf`;
}
