import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const font = (family: string, style: string) =>
  path.join(process.cwd(), 'node_modules/@expo-google-fonts', family, style);
const fonts = [
  font('ibm-plex-serif', '400Regular'),
  font('ibm-plex-serif', '600SemiBold'),
  font('ibm-plex-sans', '400Regular'),
  font('ibm-plex-sans', '600SemiBold'),
];
/** A document takes some 50 ms; one that takes longer than this is stuck. */
const limitMs = 20_000;

/** One document: the values its template prints, and pictures the template names by path (e.g. "photo-1.jpg"). */
export type TypstDocument = { data: unknown; pictures?: { name: string; bytes: Uint8Array }[] };

/**
 * PDFs made from one template of the house, one per document, in their order, all in one thread.
 * `template` is a path from the root of the project. The values reach the template as JSON in `sys.inputs.data` and are
 * never part of its source. PDF/UA-1 (tagged, titled, fonts embedded) unless `isPlain`.
 */
export async function typesetPdfs(
  template: string,
  documents: readonly TypstDocument[],
  { isPlain = false }: { isPlain?: boolean } = {},
): Promise<Uint8Array[]> {
  if (documents.length === 0) return [];
  const file = path.join(process.cwd(), template);
  const workerData = {
    template: await readFile(file, 'utf8'),
    workspace: path.dirname(file),
    fonts,
    standard: isPlain ? null : 'ua-1',
    documents: documents.map(({ data, pictures = [] }) => ({ data: JSON.stringify(data), pictures })),
  };
  return new Promise((resolve, reject) => {
    // A path and not a bundled module: the compiler is native and is loaded by Node itself.
    const worker = new Worker(path.join(process.cwd(), 'lib/core/typst-worker.mjs'), { workerData });
    const made: Uint8Array[] = [];
    const stop = () => void worker.terminate();
    let timer = setTimeout(stop, limitMs);
    worker.on('message', (pdf: Uint8Array) => {
      made.push(pdf);
      clearTimeout(timer);
      timer = setTimeout(stop, limitMs);
      if (made.length === documents.length) resolve(made);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the PDF was not finished'));
    });
  });
}

/** One PDF made from a template of the house; see `typesetPdfs`. */
export async function typesetPdf(template: string, document: TypstDocument): Promise<Uint8Array> {
  const [pdf] = await typesetPdfs(template, [document]);
  if (!pdf) throw new Error('the PDF was not finished');
  return pdf;
}
