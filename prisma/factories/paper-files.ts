import { strToU8, zipSync, type Zippable } from 'fflate';

type Pdf = { catalog?: string; more?: readonly string[] };

/** The smallest PDF with a page per text; `catalog` and `more` objects (from 100 on) are put in as they stand. */
export function makePdf(texts: readonly string[], { catalog = '', more = [] }: Pdf = {}): Buffer {
  const pages = texts.map((text, index) => ({ text, page: 10 + index * 2, content: 11 + index * 2 }));
  const objects: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${pages.map(({ page }) => `${page} 0 R`).join(' ')}] /Count ${pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    ...pages.flatMap(({ text, page, content }): [number, string][] => {
      const drawn = `BT /F1 18 Tf 40 120 Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
      return [
        [
          page,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 480 270] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        ],
        [content, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`],
      ];
    }),
    ...more.map((object, index): [number, string] => [100 + index, object]),
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map(([number, object]) => {
    const at = body.length;
    body += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size 200 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 1\n0000000000 65535 f \n${places.join('')}${trailer}`, 'latin1');
}

const types = (part: string, type: string) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A text document with these paragraphs; `more` parts are put in beside. */
export function makeDocx(paragraphs: readonly string[], more: Zippable = {}): Buffer {
  const said = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types('word/document.xml', 'wordprocessingml.document')),
      '_rels/.rels': strToU8(
        relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
      ),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${said}</w:body></w:document>`,
      ),
      ...more,
    }),
  );
}

/** A presentation with a slide per text; `more` parts are put in beside. */
export function makePptx(slides: readonly string[], more: Zippable = {}): Buffer {
  const parts = slides.map((text, index) => [
    `ppt/slides/slide${index + 1}.xml`,
    strToU8(
      `<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
    ),
  ]);
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types('ppt/presentation.xml', 'presentationml.presentation')),
      '_rels/.rels': strToU8(
        relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="ppt/presentation.xml"/>`),
      ),
      'ppt/presentation.xml': strToU8(
        '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>',
      ),
      ...(Object.fromEntries(parts) as Zippable),
      ...more,
    }),
  );
}
