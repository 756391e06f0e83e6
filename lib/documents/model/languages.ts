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

/** What is missing in a language: documents that are there, but not in it, or only in an earlier version. */
export type Missing = { language: string; missing: number; earlier: number };

/** How many documents are missing in each language; those without any file are awaited, and those withdrawn are not looked for. */
export function missingIn(
  documents: readonly { files: readonly Versioned[]; withdrawal: unknown }[],
  languages: readonly string[],
): Missing[] {
  return languages.map((language) => {
    const states = documents.filter(isLookedFor).map(({ files }) => languageState(files, language));
    const count = (state: LanguageState) => states.filter((one) => one === state).length;
    return { language, missing: count('MISSING'), earlier: count('EARLIER') };
  });
}

/** Whether a document is missing in a language, or there only in an earlier version. */
export function lacks(document: { files: readonly Versioned[]; withdrawal: unknown }, language: string): boolean {
  return isLookedFor(document) && languageState(document.files, language) !== 'CURRENT';
}

const isLookedFor = ({ files, withdrawal }: { files: readonly Versioned[]; withdrawal: unknown }) =>
  files.length > 0 && !withdrawal;
