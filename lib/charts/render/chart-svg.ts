import { seamOf, type Drawing, type Mark } from '../model/drawing';

/** The colours of a file: those of the page in daylight, since a file is printed. */
const look = `
text{font-family:"IBM Plex Sans","Segoe UI","Helvetica Neue",Arial,sans-serif;font-size:13px;fill:#16202a}
.quiet{fill:#47535f;font-size:12px}.strong{font-weight:600}.light{fill:#fff}.light-strong{fill:#fff;font-weight:600}
.tint0{fill:#f3f5f6}.tint1{fill:#dbe7ef}.tint2{fill:#b3cddd}.tint3{fill:#79a5c1}.tint4{fill:#3b769d}.tint5{fill:#0b4f79}
.paper{fill:#fff}.bar{fill:#79a5c1}.top{fill:#0b4f79}.hatch{fill:url(#hatch)}.none,.frame{fill:#fff;stroke:#66727e}.edge{stroke:#16202a;stroke-width:.7}.seam{stroke:#fff;stroke-width:.5}.rim{stroke:#66727e;stroke-width:.5}
.axis{stroke:#d5dbe0}.origin{stroke:#16202a;stroke-width:1.5}.link{stroke:#0b4f79;stroke-width:2}
.halo{stroke:#fff;stroke-width:4.5}.bound{stroke:#16202a;stroke-width:1.5}`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) =>
  // Control signs are no part of XML at all.
  [...text]
    .filter((sign) => sign >= ' ' && sign !== '\u007f')
    .map((sign) => signs[sign] ?? sign)
    .join('');
const rounded = (value: number) => String(Math.round(value * 100) / 100);

/**
 * A chart as a file that stands alone: its colours and hatch inside, its text as text, its title and finding for who does
 * not see it.
 */
export function chartSvg({ width, height, title, finding, marks }: Drawing, locale: string): string {
  const margin = 16;
  const size = { width: Math.ceil(width) + 2 * margin, height: Math.ceil(height) + 2 * margin };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" lang="${locale}" role="img" aria-labelledby="title finding" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<title id="title">${escaped(title)}</title><desc id="finding">${escaped(finding)}</desc>`,
    `<style>${look}</style>`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#66727e"/></pattern></defs>',
    `<rect class="paper" width="100%" height="100%"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    ...marks.map(markSvg),
    '</g></svg>',
  ].join('\n');
}

const placed = ({ x, y }: { x: number; y: number }) =>
  x === 0 && y === 0 ? '' : ` transform="translate(${rounded(x)} ${rounded(y)})"`;
const saidBy = (says: string | undefined) => (says === undefined ? '' : `<title>${escaped(says)}</title>`);
const edgeOf = (fill: string) => (fill.startsWith('tint') ? ' edge' : '');

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'rect':
      return `<rect class="${mark.fill}" x="${rounded(mark.x)}" y="${rounded(mark.y)}" width="${rounded(mark.width)}" height="${rounded(mark.height)}"/>`;
    case 'dot':
      return `<circle class="${mark.fill}${edgeOf(mark.fill)}" cx="${rounded(mark.x)}" cy="${rounded(mark.y)}" r="${mark.radius}">${saidBy(mark.says)}</circle>`;
    case 'area':
      return `<path class="${mark.fill} ${seamOf(mark.fill)}" fill-rule="evenodd"${placed(mark)} d="${mark.path}">${saidBy(mark.says)}</path>`;
    case 'line':
      return `<line class="${mark.stroke}" x1="${rounded(mark.x1)}" y1="${rounded(mark.y1)}" x2="${rounded(mark.x2)}" y2="${rounded(mark.y2)}"/>`;
    case 'text': {
      const lang = mark.lang === undefined ? '' : ` lang="${escaped(mark.lang)}"`;
      return `<text class="${mark.ink}" x="${rounded(mark.x)}" y="${rounded(mark.y)}" text-anchor="${mark.anchor}"${lang}>${escaped(mark.text)}</text>`;
    }
  }
}
