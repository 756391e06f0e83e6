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
  // As the house serves: while one develops, its words are read anew each time.
  const environment = { NODE_ENV: 'production' };
  measured ??= runTypeScript('scripts/bench/highlights-files-work.ts', SIZES, environment).then((said) =>
    JSON.parse(said.trim().split('\n').at(-1)),
  );
  return measured;
}
