import { z } from 'zod';
import { AgendaRoleKind, SessionKind } from '@/lib/core/prisma/enums';
import { line, optional, text, wholeNumber } from '@/lib/core/validation';
import { meetingLanguages } from '@/lib/meetings/policy';
import { isTimeOfDay } from './model/session';

/** sha256 of the draft that was read. */
export const publishSchema = z.strictObject({ draft: z.string().regex(/^[0-9a-f]{64}$/, 'invalid_choice') });

export const sessionKinds = ['OPENING', 'PLENARY', 'BREAKOUT', 'BREAK', 'CLOSING'] as const satisfies SessionKind[];
export const roleKinds = ['CHAIR', 'MODERATOR', 'SPEAKER', 'RAPPORTEUR', 'GUEST'] as const satisfies AgendaRoleKind[];

const localised = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ en: optional(schema), fr: optional(schema), es: optional(schema) });

/** Somebody in a session; a row without a name and without a function is left out. */
const role = z
  .strictObject({
    kind: optional(z.enum(roleKinds)),
    name: optional(line({ max: 120 })),
    /** Somebody known here, who has a part in the meeting: then the name is read from them. */
    person: optional(z.uuid()),
    about: localised(line({ max: 200 })),
  })
  .superRefine(({ kind, name, about }, context) => {
    if (!kind && (name || Object.values(about).some(Boolean)))
      context.addIssue({ code: 'custom', path: ['kind'], params: { code: 'required' } });
  });

const fields = {
  kind: optional(z.enum(sessionKinds)),
  day: optional(wholeNumber({ min: 1, max: 60 })),
  /** A time of day, or words where a programme tells none. */
  start: optional(line({ max: 40 })),
  end: optional(z.string().refine(isTimeOfDay, 'invalid_time')),
  room: optional(line({ max: 100 })),
  number: optional(line({ max: 10 })),
  title: localised(line({ max: 300 })),
  note: localised(text({ max: 2000 })),
  /** A point to a line, the same line for the same point in every language. */
  items: localised(text({ max: 4000 })),
  languages: z.array(z.enum(meetingLanguages)).max(meetingLanguages.length).default([]),
  roles: z.record(z.string().regex(/^\d{1,2}$/), role).default({}),
};

type Fields = z.output<z.ZodObject<typeof fields>>;

function check({ title, ...hours }: Fields, context: z.RefinementCtx): void {
  if (!title.en && !title.fr && !title.es)
    context.addIssue({ code: 'custom', path: ['title', 'en'], params: { code: 'required' } });
  checkHours(hours, context);
}

function checkHours({ start, end }: Pick<Fields, 'start' | 'end'>, context: z.RefinementCtx): void {
  if (end && !isTimeOfDay(start ?? null))
    context.addIssue({ code: 'custom', path: ['start'], params: { code: start ? 'invalid_time' : 'required' } });
}

export const addSessionSchema = z.strictObject(fields).superRefine(check);

const ofSession = { agendaSession: z.uuid(), lockVersion: wholeNumber({ min: 0, max: 1_000_000_000 }) };

/** `over`: a later version that was read and is to be replaced; without it the form's own is. */
export const editSessionSchema = z
  .strictObject({
    ...fields,
    ...ofSession,
    over: optional(ofSession.lockVersion),
    /** People known here who are taken out. */
    released: z.array(z.uuid()).max(100).default([]),
  })
  .superRefine(check);

export const removeSessionSchema = z.strictObject(ofSession);

/** `end` where it is not to be as long as before. */
export const placeSessionSchema = z
  .strictObject({ ...ofSession, day: fields.day, start: fields.start, end: fields.end, room: fields.room })
  .superRefine(({ start, end }, context) => checkHours({ start, end }, context));

export const takeBackSchema = z.strictObject({ placement: z.uuid() });

export const sessionSteps = ['earlier', 'later', 'day-before', 'day-after'] as const;
export const moveSessionSchema = z.strictObject({ ...ofSession, step: z.enum(sessionSteps) });

/** Whose agenda it is; `number` is the version of the programme that was read. `read`: seen what became of it, nothing else. */
export const markSessionSchema = z.strictObject({
  person: z.uuid(),
  agendaSession: z.uuid(),
  number: wholeNumber({ min: 1, max: 1_000_000 }),
  marked: z.enum(['on', 'off', 'read']),
});

export const feedSchema = z.strictObject({ person: z.uuid() });

export type SessionInput = Fields;
