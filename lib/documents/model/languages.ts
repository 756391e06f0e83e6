/** A file of a document, as far as its place among the languages goes. */
type Versioned = { revision: number; language: string };

/** Where a document stands in one language: in force, an earlier revision only, or not there. */
export type LanguageState = 'CURRENT' | 'EARLIER' | 'MISSING';

/** The revision in force: the highest of all languages; 0 where there is no file. */
export function revisionOf(files: readonly Versioned[]): number {
  return Math.max(0, ...files.map(({ revision }) => revision));
}

/** The last file in a language, or undefined. */
export function latestIn<File extends Versioned>(files: readonly File[], language: string): File | undefined {
  return files
    .filter((file) => file.language === language)
    .reduce<File | undefined>((last, file) => (last && last.revision > file.revision ? last : file), undefined);
}

/** Whether a document can be read in a language, and in the revision in force. */
export function languageState(files: readonly Versioned[], language: string): LanguageState {
  const latest = latestIn(files, language);
  if (!latest) return 'MISSING';
  return latest.revision === revisionOf(files) ? 'CURRENT' : 'EARLIER';
}
