/** Where a fact comes from: a page, one of the two founding documents, general knowledge, or a source in words. */
export type SourceRef =
  | { kind: 'page'; href: string; label: string }
  | { kind: 'fact-sheet' }
  | { kind: 'meeting-page' }
  | { kind: 'general-knowledge' }
  | { kind: 'words'; text: string };

/** Reads a source as the reference files write it. */
export function sourceOf(source: string): SourceRef {
  if (source === 'document:fact-sheet-2018') return { kind: 'fact-sheet' };
  if (source === 'document:grcp7-page') return { kind: 'meeting-page' };
  if (source === 'general-knowledge') return { kind: 'general-knowledge' };
  if (!/^https?:\/\//.test(source) || !URL.canParse(source))
    return { kind: 'words', text: source.replace(/^npm:/, 'npm ') };
  const { host, pathname } = new URL(source);
  return {
    kind: 'page',
    href: source,
    label: `${host.replace(/^www\./, '')}${shortened(decoded(pathname).replace(/\/$/, ''))}`,
  };
}

/** The end of a long path names the page; its beginning is folders. */
function shortened(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  const shown = path.length > 60 ? `/…/${last}` : path;
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
