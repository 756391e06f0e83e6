import { runTypeScript } from '../machine/typescript.mjs';

const SIZES = ['20', '300', '3000'];

let measured;

/**
 * Makes PDF and DOCX of Highlights of each size; measured once for all benches that ask.
 * @returns {Promise<{ size: number, format: 'pdf' | 'docx', took: number, bare: number, waited: number, idle: number }[]>}
 *   milliseconds: of the file, of bare Typst on the same text, the longest that anybody else had to wait meanwhile, and where
 *   nothing was done
 */
export function measureFiles() {
  measured ??= runTypeScript('scripts/bench/highlights-files-work.ts', SIZES).then((said) =>
    JSON.parse(said.trim().split('\n').at(-1)),
  );
  return measured;
}
