/** Most bytes of one file that a form may bring. Known to the browser too, which says so before anything is sent. */
export const mostUploadBytes = 8 * 1024 * 1024;

/** Largest file of an answer to a registration form: two of them still fit into one post. */
export const mostAnswerFileBytes = 4 * 1024 * 1024;

/** Largest sheet of people. */
export const mostSheetBytes = 10 * 1024 * 1024;

/** Largest file of a document of a meeting. */
export const mostDocumentBytes = 10 * 1024 * 1024;

/** Most bytes of one post: the largest file and the fields beside it. next.config.js sets the same; proxy.ts says so to the reader. */
export const mostPostBytes = 11 * 1024 * 1024;

/** A size as the words take it: whole megabytes. */
export function inMegabytes(bytes: number): number {
  return Math.floor(bytes / (1024 * 1024));
}
