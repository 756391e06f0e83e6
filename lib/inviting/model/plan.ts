import type { AddresseeKind, InvitationStatus, LetterKind, ParticipantCategory } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { InvitingPurpose } from '@/lib/mail/policy';
import type { Occasion } from '../schema';

/** What the mails of an invitation are called: those to focal points, and those to everybody else it is addressed to. */
const purposesOf = {
  invitation: ['invitation', 'invitation-letter'],
  'invitation-reminder': ['invitation-reminder', 'invitation-letter-reminder'],
  withdrawal: ['invitation-withdrawn', 'invitation-letter-withdrawn'],
} as const;

/** Somebody to whom the invitation is addressed besides the focal point. */
export type Addressee = {
  id: string;
  kind: AddresseeKind;
  name: string;
  email: string;
  locale: Locale;
  copy: boolean;
  /** When the invitation first went to this address; null = never. */
  writtenAt: Date | null;
};

/** An invitation as mails and letters are made from it. */
export type Invited = {
  id: string;
  status: InvitationStatus;
  partyId: string;
  category: ParticipantCategory;
  seats: number;
  fundedSeats: number;
  letter: LetterKind;
  locale: Locale;
  answerBy: Date | null;
  /** When it was last sent, and when a reminder of it was. */
  sentAt: Date | null;
  remindedAt: Date | null;
  focalPointGivenName: string;
  focalPointSurname: string;
  focalPointEmail: string;
  party: { code: string; names: LocalizedText };
  addressees: Addressee[];
};

/** To whom a letter is addressed and in which language. */
export type LetterTo = { invitationId: string; kind: LetterKind; to: AddresseeKind; name: string; locale: Locale };

/** One mail that will leave: to one address, perhaps with copies and a letter. A mail with a personal link has no copies. */
export type Planned = {
  invitationId: string;
  purpose: Exclude<InvitingPurpose, 'letter' | 'note-verbale'>;
  to: string;
  name: string;
  kind: AddresseeKind;
  locale: Locale;
  hasLink: boolean;
  copies: string[];
  letter: LetterTo | null;
};

/** Why an invitation is left out of a message. */
export type LeftOut = 'no_focal_point' | 'not_sent' | 'answered' | 'revoked' | 'written_since' | 'incomplete_then';

/** Whether it is known where an invitation goes. */
export function isReady({ focalPointEmail, focalPointSurname }: Invited): boolean {
  return focalPointEmail !== '' && focalPointSurname !== '';
}

/** When a message was drafted, and the ids of the invitations it could not be written to then. */
export type Drafted = { at: Date; without: readonly string[] };

/**
 * Why this invitation is not written to on this occasion, or null. An answer that has come ends reminders. A message that
 * was `drafted` reaches nobody twice to whom another of its kind has gone out since, nor anybody left out when it was drafted.
 */
export function leftOut(invited: Invited, occasion: Occasion, drafted?: Drafted): LeftOut | null {
  if (!isReady(invited)) return 'no_focal_point';
  const writtenAt = occasion === 'invitation' ? invited.sentAt : invited.remindedAt;
  if (drafted && writtenAt && writtenAt > drafted.at) return 'written_since';
  return leftOutAsItStands(invited, occasion) ?? (drafted?.without.includes(invited.id) ? 'incomplete_then' : null);
}

function leftOutAsItStands(invited: Invited, occasion: Occasion): LeftOut | null {
  if (occasion === 'invitation') return null;
  if (invited.status === 'SENT') return null;
  if (invited.status === 'DRAFT') return 'not_sent';
  return invited.status === 'REVOKED' ? 'revoked' : 'answered';
}

/** Whether this is the first time the party is written to, so that its delegation has to be made. */
export function isFirst({ status }: Invited): boolean {
  return status === 'DRAFT' || status === 'REVOKED';
}

/** The focal points, the first of whom the invitation itself names. Each gets a personal link of their own. */
export function focalPointsOf(invited: Invited) {
  const first = {
    givenName: invited.focalPointGivenName,
    surname: invited.focalPointSurname,
    email: invited.focalPointEmail,
    locale: invited.locale,
  };
  const others = invited.addressees
    .filter(({ kind, copy }) => kind === 'FOCAL_POINT' && !copy)
    .map(({ name, email, locale }) => ({ ...splitName(name), email, locale }));
  return [first, ...others.filter(({ email }) => email !== first.email)];
}

/** A name in one field, as an addressee has it, in two: only for signing in; lists print what the person writes themselves. */
function splitName(name: string): { givenName: string; surname: string } {
  const space = name.lastIndexOf(' ');
  return { givenName: space < 0 ? '' : name.slice(0, space), surname: name.slice(space + 1) };
}

/**
 * The mails of an invitation. Focal points get the personal link, alone. Everybody else it is addressed to (the permanent
 * mission first, chairs, secretariats) gets the letter without a link, since it is meant to be forwarded; the first of
 * them with the focal points and all others in copy. Without such an addressee the letter goes with the link.
 */
export function planMails(invited: Invited, occasion: Occasion | 'withdrawal', withLetters: boolean): Planned[] {
  const [toFocalPoint, toOthers] = purposesOf[occasion];
  const focalPoints = focalPointsOf(invited);
  const inCopy = invited.addressees.filter(({ copy }) => copy);
  const main = invited.addressees.filter(({ kind, copy }) => kind !== 'FOCAL_POINT' && !copy).toSorted(byRank);
  // Copies need a letter to be copies of: without an addressee the first of them is written to.
  const formal = main.length > 0 ? main : inCopy.slice(0, 1);
  // A note verbale goes from office to office: a person, and the focal point is one, gets a letter.
  const letterTo = (to: AddresseeKind, name: string, locale: Locale): LetterTo | null =>
    withLetters && occasion === 'invitation'
      ? { invitationId: invited.id, kind: to === 'FOCAL_POINT' ? 'LETTER' : invited.letter, to, name, locale }
      : null;
  const linked = focalPoints.map(({ givenName, surname, email, locale }): Planned => ({
    invitationId: invited.id,
    purpose: toFocalPoint,
    to: email,
    name: `${givenName} ${surname}`.trim(),
    kind: 'FOCAL_POINT',
    locale,
    hasLink: occasion !== 'withdrawal',
    copies: [],
    letter: formal.length === 0 ? letterTo('FOCAL_POINT', `${givenName} ${surname}`.trim(), locale) : null,
  }));
  const letters = formal.map(({ kind, name, email, locale }, index): Planned => ({
    invitationId: invited.id,
    purpose: toOthers,
    to: email,
    name,
    kind,
    locale,
    hasLink: false,
    copies: index === 0 ? others(email, [...focalPoints, ...inCopy]) : [],
    letter: letterTo(kind, name, locale),
  }));
  return [...letters, ...linked];
}

const ranks: AddresseeKind[] = [
  'PERMANENT_MISSION',
  'CHAIR_CURRENT',
  'CHAIR_INCOMING',
  'CHAIR_OUTGOING',
  'SECRETARIAT',
  'FOCAL_POINT',
];
const byRank = (a: Addressee, b: Addressee) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind);

/** Addresses but one's own, each once. */
function others(own: string, people: readonly { email: string }[]): string[] {
  return [...new Set(people.map(({ email }) => email))].filter((email) => email !== own);
}

/** Somebody who is a focal point now. */
export type Holder = { name: string; email: string; locale: Locale };

/**
 * The mails that say an invitation is withdrawn: to everybody it was sent to, and to focal points named since. Whoever was
 * added afterwards and not written to hears of it neither way.
 */
export function planWithdrawal(invited: Invited, holders: readonly Holder[]): Planned[] {
  const addressees = invited.addressees.filter(({ writtenAt }) => writtenAt !== null);
  const planned = planMails({ ...invited, addressees }, 'withdrawal', false);
  const reached = new Set(planned.flatMap(({ to, copies }) => [to, ...copies]));
  const named = holders.filter(({ email }) => !reached.has(email));
  return [
    ...planned,
    ...named.map(({ name, email, locale }): Planned => ({
      invitationId: invited.id,
      purpose: purposesOf.withdrawal[0],
      to: email,
      name,
      kind: 'FOCAL_POINT',
      locale,
      hasLink: false,
      copies: [],
      letter: null,
    })),
  ];
}
