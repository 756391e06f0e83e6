import { z } from 'zod';
import { presentText, publicText } from '@/lib/i18n/public-text';
import { fileFormats } from '../model/file-names';
import { plainText } from '../model/marks';
import type { PublishedDocument } from '../queries';
import type { KeptFile } from '../queries/files';

/** The published Highlights as public JSON, version 1. What was sealed is at `sealed`, byte for byte. */

export const highlightsSchema = z.strictObject({
  symbol: z.string(),
  number: z.int().describe('Counts the publications of this document; the latest is answered'),
  publishedAt: z.iso.datetime(),
  sha256: z.string().length(64).describe('Of the sealed document'),
  illustrative: z.boolean(),
  languages: z.array(z.string()),
  authentic: z.array(z.string()).describe('Languages whose text is authentic'),
  title: publicText,
  blocks: z.array(
    z.strictObject({
      kind: z.enum([
        'heading',
        'paragraph',
        'list',
        'numbered-list',
        'table',
        'commitment',
        'recommendation',
        'figure',
      ]),
      label: z.string().nullable().describe('Of a heading: I, A or 1 by its level'),
      number: z.int().nullable().describe('Everything but headings is numbered through'),
      text: publicText,
      commitment: z
        .strictObject({ symbol: z.string(), owners: z.array(z.string()), dueBy: z.string().nullable() })
        .nullable(),
    }),
  ),
  signatures: z
    .array(
      z.strictObject({
        language: z.string(),
        capacity: z.enum(['language', 'chair']).describe('Signed for the wording of the language, or by the Chair'),
        by: z.string(),
        at: z.iso.datetime(),
        sha256: z.string().length(64).describe('Of what the document says in this language'),
      }),
    )
    .describe('Empty where the document was sealed before texts were signed'),
  page: z.string().describe('Address of the page, in English'),
  sealed: z.string().describe('Address of the sealed document, with the way back of every commitment'),
  files: z
    .array(
      z.strictObject({
        language: z.string(),
        format: z.enum(fileFormats),
        sha256: z.string().length(64).describe('Of the bytes of the file'),
        address: z.string(),
      }),
    )
    .describe('As they were made once and are handed out since; empty in the first moments after publication'),
  pdf: z.partialRecord(z.string(), z.string()).describe('Addresses of the PDF by language'),
});

const kinds = {
  HEADING: 'heading',
  PARAGRAPH: 'paragraph',
  LIST: 'list',
  NUMBERED_LIST: 'numbered-list',
  TABLE: 'table',
  COMMITMENT: 'commitment',
  RECOMMENDATION: 'recommendation',
  FIGURE: 'figure',
} as const;

/** The latest publication of a meeting. */
export function highlightsJson(
  slug: string,
  { document, sha256 }: PublishedDocument,
  kept: readonly KeptFile[],
): z.output<typeof highlightsSchema> {
  const files = `/api/meetings/${slug}/highlights?number=${document.number}`;
  return {
    symbol: document.symbol,
    number: document.number,
    publishedAt: document.publishedAt,
    sha256,
    illustrative: document.illustrative,
    languages: document.languages,
    authentic: document.authentic,
    title: presentText(document.title),
    blocks: document.blocks.map(({ kind, label, number, content, commitment }) => ({
      kind: kinds[kind],
      label,
      number,
      text: presentText(
        Object.fromEntries(Object.entries(content).map(([language, said]) => [language, plainText(said ?? [])])),
      ),
      commitment: commitment && { symbol: commitment.symbol, owners: commitment.owners, dueBy: commitment.dueBy },
    })),
    signatures: (document.signatures ?? []).map(({ capacity, covers: _covers, ...signature }) => ({
      ...signature,
      capacity: capacity === 'CHAIR' ? 'chair' : 'language',
    })),
    page: `/en/meetings/${slug}/highlights`,
    sealed: `${files}&format=json`,
    files: kept.map(({ language, format, sha256: hash }) => ({
      ...{ language, format, sha256: hash },
      address: `${files}&format=${format}&language=${language}`,
    })),
    pdf: Object.fromEntries(
      document.languages.map((language) => [language, `${files}&format=pdf&language=${language}`]),
    ),
  };
}
