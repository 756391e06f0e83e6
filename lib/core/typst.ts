import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { inLine, type Line } from './line';

const font = (family: string, style: string) =>
  path.join(process.cwd(), 'node_modules/@expo-google-fonts', family, style);
const fonts = [
  font('ibm-plex-serif', '400Regular'),
  font('ibm-plex-serif', '400Regular_Italic'),
  font('ibm-plex-serif', '600SemiBold'),
  font('ibm-plex-sans', '400Regular'),
  font('ibm-plex-sans', '600SemiBold'),
  // Without it Arabic would be set in whatever the machine has: other bytes elsewhere, or boxes.
  font('ibm-plex-sans-arabic', '400Regular'),
  font('ibm-plex-sans-arabic', '600SemiBold'),
];
/** A document takes some 50 ms; one that takes longer than this is stuck. */
const limitMs = 20_000;
/** So many threads at most typeset at once: each holds a processor and the fonts. */
export const typesetters = 2;
/** So many wait for one at most: some seconds. Whoever comes then is told that the house is busy. */
const longestLine = 100;

/** One per process; on the global object, because the framework may load this module more than once. */
const holder = globalThis as { parleyTypesetting?: Line };

/**
 * One document: the values its template prints, pictures the template names by path (e.g. "photo-1.jpg"), and templates of
 * other folders (paths from the root) that it imports by their file name.
 */
export type TypstDocument = {
  data: unknown;
  pictures?: { name: string; bytes: Uint8Array }[];
  templates?: readonly string[];
};

/**
 * PDFs made from one template of the house, one per document, in their order, all in one thread.
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

function typeset<Made>(...asked: Parameters<typeof typesetNow>): Promise<Made[]> {
  const line = (holder.parleyTypesetting ??= { busy: 0, waiting: [] });
  return inLine(line, { width: typesetters, longest: longestLine }, () => typesetNow<Made>(...asked));
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

async function typesetNow<Made>(
  template: string,
  documents: readonly TypstDocument[],
  how: { standard: 'ua-1' | null; isPicture: boolean },
): Promise<Made[]> {
  if (documents.length === 0) return [];
  const file = path.join(process.cwd(), template);
  const workerData = {
    template: await readFile(file, 'utf8'),
    workspace: path.dirname(file),
    fonts,
    ...how,
    documents: await Promise.all(
      documents.map(async ({ data, pictures = [], templates = [] }) => ({
        data: withoutControls(JSON.stringify(data)),
        pictures: [...pictures, ...(await Promise.all(templates.map(readTemplate)))],
      })),
    ),
  };
  return new Promise((resolve, reject) => {
    // A path and not a bundled module: the compiler is native and is loaded by Node itself.
    const worker = new Worker(path.join(process.cwd(), 'lib/core/typst-worker.mjs'), { workerData });
    const made: Made[] = [];
    const stop = () => void worker.terminate();
    let timer = setTimeout(stop, limitMs);
    worker.on('message', (one: Made) => {
      made.push(one);
      clearTimeout(timer);
      timer = setTimeout(stop, limitMs);
    });
    worker.once('error', reject);
    // Not before the thread has ended: the next in line would be one too many.
    worker.once('exit', () => {
      clearTimeout(timer);
      if (made.length === documents.length) resolve(made);
      else reject(new Error('the document was not finished'));
    });
  });
}
