import { textOfPdf } from './file-text';

/** A tag of a PDF: what it is, the pieces of the page in it in the order a reader hears them (null between them: a tag), its tags. */
export type Tag = { type: string; pieces: (number | null)[]; tags: Tag[] };

/** What a PDF tells whoever does not see it. */
export type ReadPdf = {
  language: string;
  title: string;
  showsTitle: boolean;
  isMarked: boolean;
  /** Part of PDF/UA that it claims. */
  part: string;
  outline: string[];
  /** Names of fonts, and how many of them are not in the file. */
  fonts: string[];
  fontsOutside: number;
  root: Tag;
};

/** Reads the frame of a PDF as Typst writes it: objects as plain text, references by number. Throws where it has no tags. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const whole = textOfPdf(Buffer.from(bytes));
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of whole.matchAll(/^(\d+) 0 obj\n(.*?)\nendobj/gms)) objects.set(number, body);
  const find = (type: string) => [...objects.values()].filter((body) => body.includes(`/Type /${type}\n`));
  const [catalogue = ''] = find('Catalog');
  const root = /\/StructTreeRoot (\d+) 0 R/.exec(catalogue)?.[1];
  const first = /\/K \[(\d+) 0 R\]/.exec(objects.get(root ?? '') ?? '')?.[1];
  if (!first) throw new Error('the PDF has no tags');

  function tagOf(number: string): Tag {
    const body = objects.get(number) ?? '';
    const kids = /\/K \[([^\]]*)\]/.exec(body)?.[1] ?? /\/K (\d+ 0 R|\d+)\n/.exec(body)?.[1] ?? '';
    const tag: Tag = { type: /\/S \/(\w+)/.exec(body)?.[1] ?? '', pieces: [], tags: [] };
    for (const [, reference, piece] of kids.matchAll(/(\d+) 0 R|(\d+)/g)) {
      if (piece !== undefined) tag.pieces.push(Number(piece));
      else if (reference !== undefined && /\/Type \/StructElem\n/.test(objects.get(reference) ?? '')) {
        tag.pieces.push(null);
        tag.tags.push(tagOf(reference));
      }
    }
    return tag;
  }

  const [title = ''] = [...whole.matchAll(/<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/gs)].map(([, said]) => said ?? '');
  const descriptors = find('FontDescriptor');
  return {
    language: /\/Lang \((.*?)\)/.exec(catalogue)?.[1] ?? '',
    title,
    showsTitle: /\/DisplayDocTitle true/.test(catalogue),
    isMarked: /\/Marked true/.test(catalogue),
    part: /<pdfuaid:part>(\d)/.exec(whole)?.[1] ?? '',
    outline: [...objects.values()].flatMap((body) => /^ {2}\/Title \((.*)\)\n {2}\/Dest/m.exec(body)?.[1] ?? []),
    fonts: descriptors.map((body) => /\/FontName \/\w+\+([\w-]+)/.exec(body)?.[1] ?? '').sort(),
    fontsOutside: descriptors.filter((body) => !body.includes('/FontFile')).length,
    root: tagOf(first),
  };
}

/** Every tag of this type, in reading order. */
export function tagsOf(tag: Tag, type: string): Tag[] {
  return [...(tag.type === type ? [tag] : []), ...tag.tags.flatMap((one) => tagsOf(one, type))];
}

/** A tag as its types: "P", "L(LI(Lbl LBody(P)))". */
export function shapeOf({ type, tags }: Tag): string {
  return tags.length === 0 ? type : `${type}(${tags.map(shapeOf).join(' ')})`;
}
