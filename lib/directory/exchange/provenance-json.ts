import { z } from 'zod';
import type { Confidence } from '@/lib/core/prisma/enums';
import { sourceOf } from '../model/sources';

/** How sure a public figure or record is, and where it comes from, in the public JSON. */

export const confidenceSchema = z
  .enum(['stated', 'general-knowledge'])
  .describe('stated: found on a page; general-knowledge: known, no page found, to be confirmed');

export const sourceSchema = z.strictObject({ title: z.string(), url: z.string().nullable() });

const titles = {
  'fact-sheet': 'IOM, fact sheet on ISCMs, 2018 (in French)',
  'meeting-page': 'IOM, page of the seventh Global RCP Meeting (in French)',
  'general-knowledge': 'General knowledge, no page found',
} as const;

/** A source as kept: an address, a known document, or words. */
export function sourceJson(source: string): z.output<typeof sourceSchema> {
  const ref = sourceOf(source);
  if (ref.kind === 'page') return { title: ref.label, url: ref.href };
  return { title: ref.kind === 'words' ? ref.text : titles[ref.kind], url: null };
}

export function confidenceJson(value: Confidence): z.output<typeof confidenceSchema> {
  return value === 'STATED' ? 'stated' : 'general-knowledge';
}
