/** Media types of the files that are made and taken here, by their ending. */
export const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xliff: 'application/xliff+xml',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
} as const;

/** The ending of a media type, e.g. "pdf"; "bin" where there is none. */
export function endingOf(type: string): string {
  return Object.entries(mediaTypes).find(([, known]) => known === type)?.[0] ?? 'bin';
}
