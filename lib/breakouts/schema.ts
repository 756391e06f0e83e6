import { z } from 'zod';
import { day, line, optional, text, wholeNumber } from '@/lib/core/validation';

/** Value of a tick or select that stands for "in no group". */
export const noGroup = '';

export const formGroupsSchema = z.strictObject({
  snapshot: z.uuid(),
  /** For parties that no region places: party id → code of a group, or nothing. */
  chosen: z.record(z.uuid(), z.string().regex(/^([A-Z]{2,6})?$/)).default({}),
});

export const assignSchema = z.strictObject({
  group: z.uuid(),
  person: z.uuid(),
  kind: z.enum(['FACILITATOR', 'RAPPORTEUR']),
});

export const releaseSchema = z.strictObject({ role: z.uuid() });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time');

const roomFields = {
  room: optional(line({ max: 80 })),
  day: optional(day),
  from: optional(time),
  until: optional(time),
  language: optional(z.string().regex(/^[a-z]{2,3}$/)),
};

/** Where and when a group meets, in the meeting's zone; one day, since a group does not sit through the night. */
export const setRoomSchema = z
  .strictObject({
    group: z.uuid(),
    ...roomFields,
    /** What the form began from: what others have set since is told from it. */
    seen: z.strictObject(roomFields).default({}),
  })
  .refine(({ day: on, from, until }) => on !== undefined || (from === undefined && until === undefined), {
    error: 'required',
    path: ['day'],
  });

/** Value of a select for taking an organisation out of a group: nothing that is chosen by leaving it alone. */
export const outOfGroup = 'OUT';

/** An organisation from one group to another, into one more where it does not say from where, or out of one. */
export const placePartySchema = z
  .strictObject({ party: z.uuid(), from: optional(z.uuid()), to: z.union([z.literal(outOfGroup), z.uuid()]) })
  .refine(({ from, to }) => from !== undefined || to !== outOfGroup, { error: 'required', path: ['from'] })
  .refine(({ from, to }) => from !== to, { error: 'already_there', path: ['to'] });

/** Who a point is attributed to: the id of a person or an organisation of the group, its region only, or nobody. */
export const attributedTo = z.union([z.literal('REGION'), z.literal('NONE'), z.uuid()]);

const clock = optional(z.iso.datetime({ offset: true }).transform((at) => new Date(at)));

/** Longest point, in characters. */
export const longestPoint = 2_000;

export const recordPointSchema = z
  .strictObject({
    /** Made on the device, so that a repeated send lands once. */
    clientId: z.uuid(),
    issue: z.uuid(),
    /** Empty only where it takes an earlier point back. */
    text: text({ min: 0, max: longestPoint }),
    language: z.string().regex(/^[a-z]{2,3}$/),
    attributedTo,
    /** The device's id of the point whose place this one takes. */
    replaces: optional(z.uuid()),
    /** The device's id of the point it recorded before this one. */
    after: optional(z.uuid()),
    /** The device's clock when it was said and when this is sent: their difference is how long ago it was. */
    at: clock,
    sentAt: clock,
  })
  .refine(({ text: said, replaces }) => said !== '' || replaces !== undefined, { error: 'required', path: ['text'] });

export const addSpeakerSchema = z.strictObject({
  group: z.uuid(),
  /** An organisation of the group. */ speaker: z.uuid(),
});

/** A delegation asks for the floor in one of its groups, or no longer does. */
export const askFloorSchema = z.strictObject({
  group: z.uuid(),
  delegation: z.uuid(),
  step: z.enum(['ASK', 'WITHDRAW']),
});

/** Whoever keeps the list takes a request onto it, or does not. */
export const answerFloorSchema = z.strictObject({
  group: z.uuid(),
  speaker: z.uuid(),
  step: z.enum(['TAKE_IN', 'DECLINE']),
});

export const speakerSteps = ['START', 'STOP', 'UP', 'DOWN', 'REMOVE'] as const;
export const stepSpeakerSchema = z.strictObject({ turn: z.uuid(), step: z.enum(speakerSteps) });

export const runIssueSchema = z.strictObject({
  issue: z.uuid(),
  step: z.enum(['BEGIN', 'END', 'TIME']),
  /** With TIME: how long it is meant to take; none takes that back. */
  minutes: optional(wholeNumber({ min: 1, max: 600 })),
});

export const addIssueSchema = z.strictObject({
  group: z.uuid(),
  title: line({ max: 200 }),
  language: z.string().regex(/^[a-z]{2,3}$/),
  theme: optional(z.string().max(60)),
});

/** A figure by its address among the results: snapshot, question, column and choice. */
export const sendFigureSchema = z.strictObject({
  group: z.uuid(),
  snapshot: z.uuid(),
  question: z.string().min(1).max(60),
  column: z.string().min(1).max(60),
  choice: z.string().min(1).max(60),
});
