/** Where Windows-1252, in which the font is encoded, differs from Latin-1; it has no narrow no-break space. */
const inFont: Record<string, string> = { '\u2019': '\u0092', œ: '\u009c', '\u202f': '\u00a0' };

/** Sizes in points, and where the first line stands. */
const sheets = { letter: [595, 842, 72, 720], slide: [720, 405, 60, 300] } as const;

type Look = { size?: number; sheet?: keyof typeof sheets };

/** At most how wide Helvetica draws a letter, in thousandths of its size. */
function widthOf(letter: string): number {
  if (/[ijltf.,:;!'\u2019 \u00a0\u202f()]/.test(letter)) return 333;
  if (/[mwMWœ%@\u2014]/.test(letter)) return 1_000;
  return /[A-ZÀ-Ý&+=<>~]/.test(letter) ? 778 : 556;
}

/** A line broken between words into lines of a width in points; a word that is wider stands alone. */
function brokenTo(width: number, size: number, line: string): string[] {
  const isTooWide = (text: string) =>
    [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size > width * 1_000;
  const lines: string[] = [''];
  for (const word of line.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (isTooWide(longer) && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A PDF of one page for each list of lines, broken where they are wider than the page, in letters of Windows-1252: the smallest there is, for files of the sample. */
export function plainPdf(
  pages: readonly (readonly string[])[],
  { size = 12, sheet = 'letter' }: Look = {},
): Uint8Array {
  const [width, height, left, top] = sheets[sheet];
  const contents = pages.map((lines) => {
    const drawn = lines
      .flatMap((line) => brokenTo(width - 2 * left, size, line))
      .map((line) => line.replace(/[\u2019\u202fœ]/g, (letter) => inFont[letter] ?? letter))
      .map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
      .join('\n');
    return `BT /F1 ${size} Tf ${Math.round(size * 1.5)} TL ${left} ${top} Td\n${drawn}\nET`;
  });
  // Catalogue, tree of pages and font, then each page and what stands on it.
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = body.length;
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const entries = objects.length + 1;
  body += `xref\n0 ${entries}\n0000000000 65535 f \n${table}trailer\n<< /Size ${entries} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, 'latin1'));
}
