import { z } from 'zod';
import { day, emailAddress, line, mustBeTicked, optional, text, ticked, wholeNumber } from '@/lib/core/validation';
import { isZone, toInstant } from './model/zone';
import { appointable, edges, meetingLanguages } from './policy';

const localised = (max: number) =>
  z.strictObject({ en: optional(line({ max })), fr: optional(line({ max })), es: optional(line({ max })) });

/** A window's edge as it is typed: a day and a time of day in the meeting's zone; both or neither. */
const edge = z.strictObject({
  date: optional(day),
  time: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')),
});

const fields = {
  slug: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'invalid_slug'),
  code: z
    .string()
    .trim()
    .min(1)
    .max(12)
    .regex(/^[A-Z][A-Z0-9]*$/, 'invalid_code'),
  seriesCode: z.string().min(1).max(40),
  edition: wholeNumber({ min: 1, max: 999 }),
  title: localised(300),
  shortTitle: localised(120),
  theme: localised(300),
  city: line({ max: 100 }),
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'invalid_choice'),
  venue: optional(line({ max: 200 })),
  startsOn: day,
  endsOn: day,
  // Ends the check here: the windows cannot be read in a zone that does not exist.
  zone: z.string().min(1).max(60).refine(isZone, { error: 'invalid_choice', abort: true }),
  /** The language texts are written in; it is the first of the meeting's languages. */
  sourceLanguage: z.enum(meetingLanguages),
  languages: z.array(z.enum(meetingLanguages)).min(1).max(meetingLanguages.length),
  registrationOpens: edge,
  registrationCloses: edge,
  surveyCloses: edge,
  capacity: wholeNumber({ min: 1, max: 10_000 }),
  topK: wholeNumber({ min: 1, max: 12 }),
  // From 3: a group of two is shown to nobody, not even inside.
  smallCell: wholeNumber({ min: 3, max: 20 }),
};

type Fields = z.output<z.ZodObject<typeof fields>>;
type Report = (path: string[], code: string) => void;

function checkTitles(value: Fields, report: Report): void {
  for (const name of ['title', 'shortTitle', 'theme'] as const)
    if (!value[name][value.sourceLanguage]) report([name, value.sourceLanguage], 'required');
}

function checkWindows(value: Fields, report: Report): void {
  for (const name of edges) {
    const { date, time } = value[name];
    if (date && !time) report([name, 'time'], 'required');
    if (time && !date) report([name, 'date'], 'required');
    if (date && time && !toInstant({ date, time }, value.zone)) report([name, 'time'], 'no_such_time');
  }
  const instants = instantsOf(value);
  const { registrationOpensAt: opens, registrationClosesAt: closes } = instants;
  if (opens && closes && opens >= closes) report(['registrationCloses', 'date'], 'closes_before_opens');
  if (value.endsOn < value.startsOn) report(['endsOn'], 'ends_before_starts');
  for (const name of ['registrationCloses', 'surveyCloses'] as const)
    if ((value[name].date ?? '') > value.endsOn) report([name, 'date'], 'closes_after_end');
}

function check(value: Fields, context: z.RefinementCtx): void {
  const report: Report = (path, code) => context.addIssue({ code: 'custom', path, params: { code } });
  checkTitles(value, report);
  checkWindows(value, report);
}

export const createMeetingSchema = z
  .strictObject({
    ...fields,
    /** It was held already and is entered for the record. */
    isRecord: ticked,
  })
  .superRefine(check);

/** Series, edition, code and address stay as they are: symbols and links are built on them. */
const { slug: _slug, code: _code, seriesCode: _series, edition: _edition, ...editable } = fields;

export const editMeetingSchema = z
  .strictObject({ ...editable, lockVersion: wholeNumber({ min: 0, max: 1_000_000_000 }) })
  .superRefine((value, context) => check({ ...value, slug: '', code: '', seriesCode: '', edition: 1 }, context));

const phaseField = wholeNumber({ min: 0, max: 1_000_000_000 });

export const openMeetingSchema = z.strictObject({ lockVersion: phaseField });
export const closeMeetingSchema = z.strictObject({ lockVersion: phaseField, confirmed: mustBeTicked });

/** The windows as instants (UTC), null where a window has no such edge. */
export function instantsOf(value: Pick<Fields, (typeof edges)[number] | 'zone'>) {
  const instant = ({ date, time }: { date?: string | undefined; time?: string | undefined }) =>
    date && time ? toInstant({ date, time }, value.zone) : null;
  return {
    registrationOpensAt: instant(value.registrationOpens),
    registrationClosesAt: instant(value.registrationCloses),
    surveyClosesAt: instant(value.surveyCloses),
  };
}

/** The meeting's languages in the order they are stored: the source language first, each once. */
export function languagesOf({ sourceLanguage, languages }: Pick<Fields, 'sourceLanguage' | 'languages'>): string[] {
  return [...new Set([sourceLanguage, ...languages])];
}

export const appointSchema = z.strictObject({
  kind: z.enum(appointable),
  givenName: line({ max: 100 }),
  surname: line({ max: 100 }),
  email: emailAddress,
  locale: z.enum(meetingLanguages),
});

export const dismissSchema = z.strictObject({ appointment: z.uuid() });

/** How registrations get their place, and when names are frozen. */
export const reviewRulesSchema = z
  .strictObject({
    lockVersion: wholeNumber({ min: 0, max: 1_000_000_000 }),
    confirmation: z.enum(['REVIEW', 'AUTOMATIC']),
    offerHours: wholeNumber({ min: 0, max: 720 }),
    freezesOn: optional(day),
    freezesTime: optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')),
  })
  .superRefine(({ freezesOn, freezesTime }, context) => {
    const require = (path: string) => context.addIssue({ code: 'custom', path: [path], params: { code: 'required' } });
    if (freezesOn && !freezesTime) require('freezesTime');
    if (freezesTime && !freezesOn) require('freezesOn');
  });

const paragraphs = optional(text({ max: 6_000 }));
const publicText = {
  summary: z.strictObject({ en: paragraphs, fr: paragraphs, es: paragraphs }),
  contact: optional(line({ max: 200 })),
};

/** What the public page says; `seen` is what the form began from. */
export const describeSchema = z.strictObject({
  ...publicText,
  seen: z.strictObject(publicText).default({ summary: {} }),
});
