/** Where Windows-1252, in which the font is encoded, differs from Latin-1; it has no narrow no-break space. */
const inFont: Record<string, string> = { '\u2019': '\u0092', œ: '\u009c', '\u202f': '\u00a0' };

/** A PDF of one A4 page with these lines, in letters of Windows-1252: the smallest there is, for files of the sample. */
export function plainPdf(lines: readonly string[], size = 12): Uint8Array {
  const drawn = lines
    .map((line) => line.replace(/[\u2019\u202fœ]/g, (letter) => inFont[letter] ?? letter))
    .map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
    .join('\n');
  const content = `BT /F1 ${size} Tf ${Math.round(size * 1.5)} TL 72 720 Td\n${drawn}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
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
