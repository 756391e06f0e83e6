import { z } from 'zod';
import { presentText, publicText } from '@/lib/i18n/public-text';
import type { PastEdition } from '../queries/editions';
import { confidenceJson, confidenceSchema, sourceJson, sourceSchema } from './provenance-json';

/** A past edition of the Global RCP Meetings as public JSON, version 1. */

const note = z.string().nullable().describe('In English, in the words of the compiler');
const lines = z.array(z.string()).describe('In English, in the words of the compiler');

export const editionSchema = z.strictObject({
  code: z.string().describe('Stable name of the edition'),
  edition: z.int(),
  title: publicText,
  theme: publicText,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  city: z.string().nullable(),
  country: z.string().length(2).nullable().describe('ISO 3166-1 alpha-2'),
  venue: z.string().nullable(),
  format: z.string(),
  hosts: z.array(z.string()),
  delegates: z.int().nullable().describe('null: no page tells'),
  delegatesNote: note,
  mechanisms: z.int().nullable(),
  mechanismsNote: note,
  organisations: lines,
  outcomeTitle: publicText,
  agenda: lines,
  preMeetingWork: lines,
  outcomeSubjects: lines,
  followUp: lines,
  note,
  present: z.array(z.strictObject({ code: z.string(), presence: z.enum(['named', 'invited']) })),
  meeting: z.string().nullable().describe('Address of the same edition in this interface, where it is kept in Parley'),
  sources: z.array(sourceSchema),
  asOf: z.string(),
  confidence: confidenceSchema,
  generalKnowledgeFields: z.array(z.string()),
});

export const editionListSchema = z.strictObject({ data: z.array(editionSchema) });

/** One past edition. */
export function editionJson({ country, present, meeting, ...edition }: PastEdition): z.output<typeof editionSchema> {
  return {
    ...edition,
    title: presentText(edition.title),
    theme: presentText(edition.theme),
    outcomeTitle: presentText(edition.outcomeTitle),
    country: country?.iso2 ?? null,
    present: present.map(({ code, presence }) => ({ code, presence: presence === 'NAMED' ? 'named' : 'invited' })),
    meeting: meeting && `/api/v1/meetings/${meeting.slug}`,
    sources: edition.sources.map(sourceJson),
    confidence: confidenceJson(edition.confidence),
  };
}
