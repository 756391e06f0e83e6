import { z } from 'zod';
import type { MeetingFrame } from '@/lib/auth/scope';
import type { MeetingPhase } from '@/lib/core/prisma/enums';
import { presentText, publicText } from '@/lib/i18n/public-text';
import type { MeetingDetails, MeetingLine } from '../queries';

/** The meetings that are open to everybody, as public JSON, version 1. */

const line = {
  slug: z.string().describe('Stable name of the meeting, as in the address of its page'),
  edition: z.int(),
  shortTitle: publicText,
  theme: publicText,
  city: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  state: z.enum(['open', 'closed', 'cancelled']),
  illustrative: z.boolean().describe('true: people, answers, texts and figures are invented'),
  highlights: z.string().nullable().describe('Address of the published Highlights; null: none are published'),
};

export const meetingLineSchema = z.strictObject({
  ...line,
  meeting: z.string().describe('Address of the whole record'),
});

export const meetingListSchema = z.strictObject({ data: z.array(meetingLineSchema) });

export const meetingSchema = z.strictObject({
  ...line,
  code: z.string(),
  title: publicText,
  country: z.string().length(2).describe('ISO 3166-1 alpha-2'),
  venue: z.string().nullable(),
  summary: publicText.describe('What it was for and came to: paragraphs, with an empty line between them'),
  contact: z.string().nullable().describe('Where the press and the public may ask'),
  zone: z.string().describe('IANA zone of all times of the meeting'),
  languages: z.array(z.string()).describe('The first is the language texts are written in'),
  participation: z
    .strictObject({
      persons: z.int(),
      representations: z.int().describe('A person who represents two parties counts twice'),
      mechanisms: z.int(),
      unCommissions: z.int(),
      economicOrganisations: z.int(),
      otherOrganisations: z.int(),
      states: z.int(),
    })
    .describe('Computed from confirmed registrations'),
  programme: z.array(
    z.strictObject({
      day: z.int().nullable().describe('Day of the meeting, from 1; null: not told'),
      time: z.string().nullable().describe('HH:MM in the zone of the meeting; null: not told'),
      number: z.string().nullable(),
      title: publicText,
    }),
  ),
  previous: z.string().nullable().describe('Address of the edition before'),
  following: z.string().nullable().describe('Address of the edition after'),
  sources: z.array(z.string()),
});

type Participation = z.output<typeof meetingSchema>['participation'];

const addressOf = (slug: string) => `/api/v1/meetings/${slug}`;
const day = (date: Date) => date.toISOString().slice(0, 10);
const stateOf = (phase: MeetingPhase, cancelledAt: Date | null) =>
  cancelledAt ? 'cancelled' : phase === 'CLOSED' ? 'closed' : 'open';

type Line = Pick<MeetingLine, 'slug' | 'edition' | 'shortTitle' | 'city' | 'startsOn' | 'endsOn' | 'illustrative'> &
  Pick<MeetingLine, 'phase' | 'cancelledAt' | 'isPublished' | 'theme'>;

function lineJson({ slug, edition, shortTitle, theme, city, startsOn, endsOn, illustrative, ...rest }: Line) {
  return {
    slug,
    edition,
    shortTitle: presentText(shortTitle),
    theme: presentText(theme),
    city,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    state: stateOf(rest.phase, rest.cancelledAt),
    illustrative,
    highlights: rest.isPublished ? `${addressOf(slug)}/highlights` : null,
  } satisfies Omit<z.output<typeof meetingLineSchema>, 'meeting'>;
}

/** A meeting in the list of all. */
export function meetingLineJson(meeting: MeetingLine): z.output<typeof meetingLineSchema> {
  return { ...lineJson(meeting), meeting: addressOf(meeting.slug) };
}

/** One meeting with what its public page tells. */
export function meetingJson(
  meeting: MeetingFrame,
  details: MeetingDetails,
  {
    persons,
    representations,
    mechanisms,
    unCommissions,
    economicOrganisations,
    otherOrganisations,
    states,
  }: Participation,
): z.output<typeof meetingSchema> {
  return {
    ...lineJson({ ...meeting, theme: details.theme }),
    code: meeting.code,
    title: presentText(meeting.title),
    country: meeting.countryCode,
    venue: details.venue,
    summary: presentText(details.summary),
    contact: details.contact,
    zone: meeting.zone,
    languages: meeting.languages,
    participation: {
      persons,
      representations,
      mechanisms,
      unCommissions,
      economicOrganisations,
      otherOrganisations,
      states,
    },
    programme: (details.programme?.sessions ?? []).map(({ day: of, start, number, title }) => ({
      day: of,
      time: start,
      number,
      title: presentText(title),
    })),
    previous: details.previous && addressOf(details.previous.slug),
    following: details.following && addressOf(details.following.slug),
    sources: details.sources,
  };
}
