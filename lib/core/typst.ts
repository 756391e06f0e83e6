import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inSteps } from './in-steps';
import { jsonOf } from './json-in-steps';
import { openPress, type Press, type Sheet } from './press';

/** So many processes at most typeset at once. */
export const typesetters = 2;

/**
 * A document takes some 50 ms and 80 MB, one of 3,000 recommendations five seconds and 330 MB: beyond this it is stuck. A hundred
 * who wait, wait for some seconds. A process is kept for a minute after the last document, also after
 * a large one: beginning one takes longer than most documents, and whoever begins it waits until it runs.
 */
const usual = {
  processes: typesetters,
  longestLine: 100,
  milliseconds: 20_000,
  megabytes: 1_500,
  restingMegabytes: 500,
  documents: 500,
  idleMilliseconds: 60_000,
};

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyPress?: Press };

/**
 * One document: the values its template prints, pictures the template names by path (e.g. "photo-1.jpg"), and templates
 * (paths from the root) that it imports by their file name.
 */
export type TypstDocument = {
  data: unknown;
  pictures?: { name: string; bytes: Uint8Array }[];
  templates?: readonly string[];
};

/**
 * PDFs made from one template of the house, one per document, in their order, by a process that typesets and stays (`Press`).
 * `template` is a path from the root of the project. The values reach the template as JSON in `sys.inputs.data` and are
 * never part of its source. PDF/UA-1 (tagged, titled, fonts embedded) unless `isPlain`. Refuses "busy" where too many wait.
 */
export function typesetPdfs(
  template: string,
  documents: readonly TypstDocument[],
  { isPlain = false }: { isPlain?: boolean } = {},
): Promise<Uint8Array[]> {
  return typeset<Uint8Array>(template, documents, { standard: isPlain ? null : 'ua-1', isPicture: false });
}

/** One PDF made from a template of the house; see `typesetPdfs`. */
export async function typesetPdf(template: string, document: TypstDocument): Promise<Uint8Array> {
  const [pdf] = await typesetPdfs(template, [document]);
  if (!pdf) throw new Error('the PDF was not finished');
  return pdf;
}

/** A page as SVG whose letters are shapes, so that it needs no fonts where it is looked at; see `typesetPdfs`. */
export async function typesetSvg(template: string, document: TypstDocument): Promise<string> {
  const [svg] = await typeset<string>(template, [document], { standard: null, isPicture: true });
  if (svg === undefined) throw new Error('the picture was not finished');
  return svg;
}

function typeset<Made>(
  template: string,
  documents: readonly TypstDocument[],
  how: Pick<Sheet, 'standard' | 'isPicture'>,
): Promise<Made[]> {
  if (documents.length === 0) return Promise.resolve([]);
  const press = (holder.parleyPress ??= openPress(usual));
  return press.print<Made>(documents.map((document) => () => sheetOf(template, document, how)));
}

async function sheetOf(
  template: string,
  { data, pictures = [], templates = [] }: TypstDocument,
  how: Pick<Sheet, 'standard' | 'isPicture'>,
): Promise<Sheet> {
  return {
    ...how,
    template: await readFile(path.join(process.cwd(), template), 'utf8'),
    data: await inSteps(jsonOf(data, withoutControls)),
    files: [...pictures, ...(await Promise.all(templates.map(readTemplate)))],
  };
}

/**
 * JSON without the signs that are no part of a text: they have no font either, and would take the whole document away. Some
 * stand there as an escape, others as themselves; line breaks and tabs stay. In one pass: to ask each text by itself holds
 * everybody up where a document has thousands.
 */
export function withoutControls(json: string): string {
  return json.replace(/\\(?:u00[01][\da-f]|[bfr])|[\u007f-\u009f]|(\\.)/g, '$1');
}

async function readTemplate(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: path.basename(file), bytes: await readFile(path.join(process.cwd(), file)) };
}
