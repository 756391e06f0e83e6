/**
 * Terms that the directory defines, by their keys in the glossary: they are the anchors of the page of definitions. The wording is
 * that of the 2018 fact sheet, found in French; what stands in other languages is Parley's translation of it.
 */
export const definedTerms = ['iscm', 'rcp', 'irf', 'global-process', 'global-rcp-meeting'] as const;

export type DefinedTerm = (typeof definedTerms)[number];

/** Language in which the definitions were found. */
export const definedIn = 'fr';

/** Where the wording was found, as the reference files name it. */
export const definitionSource = 'document:fact-sheet-2018';

/** The term that names each class of mechanism. */
export const termOfClass = { RCP: 'rcp', IRF: 'irf', GLOBAL_PROCESS: 'global-process' } as const satisfies Record<
  string,
  DefinedTerm
>;
