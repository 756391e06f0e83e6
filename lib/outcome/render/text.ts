import type { Run, WordedHighlights } from './word-highlights';

/**
 * The Highlights in one language as plain text: a line for each paragraph, item and row, cells parted by a tab, footnotes by
 * number at the end, addresses of links in angle brackets behind their words. Ends with the seal.
 */
export function renderHighlightsText(worded: WordedHighlights): string {
  const notes: string[] = [];
  const said = (runs: readonly Run[]): string =>
    runs
      .map((run) => {
        if (run.is === 'text') return inOneLine(run.text);
        if (run.is === 'em') return said(run.of);
        if (run.is === 'link') return `${said(run.of)} <${run.href}>`;
        // Its number is taken before its words are read.
        const at = notes.push('') - 1;
        notes[at] = said(run.of);
        return ` [${at + 1}]`;
      })
      .join('');
  const body = worded.blocks.map(({ kind, label, number, shape, rows, source, commitment, way }) => {
    const cells = rows.map((row) => row.map(said));
    const before = label === null ? (number === null ? '' : `${number}. `) : `${label}. `;
    const lines =
      shape === 'PARAGRAPH'
        ? [before + cells.flat().join('')]
        : [
            before.trimEnd(),
            ...cells.map((row, index) =>
              shape === 'LIST'
                ? `- ${row.join('')}`
                : shape === 'NUMBERED_LIST'
                  ? `${index + 1}) ${row.join('')}`
                  : row.join('\t'),
            ),
          ];
    const below = [source, way === null ? null : `${commitment} ${way}`].filter((line) => line !== null);
    return [...(kind === 'HEADING' ? [''] : []), ...lines, ...below].join('\n');
  });
  const { title, symbol, meta, place, illustrative, edition, signed, seal, sha256 } = worded;
  return `${[
    symbol,
    title.text,
    place,
    meta,
    ...(illustrative ? [illustrative] : []),
    ...edition.map((line) => inOneLine(line.text)),
    ...body,
    ...(notes.length > 0 ? [`\n${notes.map((note, index) => `[${index + 1}] ${note}`).join('\n')}`] : []),
    ...(signed
      ? [`\n${signed.heading}`, ...signed.signatures.map(({ as, by, when }) => `${as} ${inOneLine(by)}\n${when}`)]
      : []),
    `\n${seal}\nsha256 ${sha256}`,
  ].join('\n\n')}\n`;
}

/** Without what would begin a line of its own or ring a bell. */
const inOneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
