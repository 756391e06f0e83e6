import { z } from 'zod';
import { line, optional, text } from '@/lib/core/validation';

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

export const setRoomSchema = z.strictObject({ group: z.uuid(), room: optional(line({ max: 80 })) });

/** Who a point is attributed to: the id of an organisation of the group, its region only, or nobody. */
export const attributedTo = z.union([z.literal('REGION'), z.literal('NONE'), z.uuid()]);

export const recordPointSchema = z.strictObject({
  /** Made on the device, so that a repeated send lands once. */
  clientId: z.uuid(),
  issue: z.uuid(),
  text: text({ max: 2_000 }),
  language: z.string().regex(/^[a-z]{2,3}$/),
  attributedTo,
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
