import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { expect, it } from 'vitest';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { typesetterSource } from '@/prisma/factories/hostile-texts';
import { withoutControls } from './typst';

const templates = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.typ'));

it.each(templates)('%s makes no source of a text and opens no file but its own', (file) => {
  const source = readFileSync(path.join('lib', file), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  expect(source.match(/\b(eval|read|plugin|cbor|csv|toml|xml|yaml|bibliography)\s*\(|#?include\b/g)).toBeNull();
  expect(source.match(/\bjson\((?!bytes\(sys\.inputs\.data\)\))/g)).toBeNull();
  expect(source.match(/\bimport\s+(?!"chart-marks\.typ")/g)).toBeNull();
});

it('texts that were part of the source would be run: what the papers are tried with is worth the trying', () => {
  const workspace = path.resolve('lib/papers/render');
  const fontPaths = [path.resolve('node_modules/@expo-google-fonts/ibm-plex-sans/400Regular')];
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
  const asSource = (text: string) => {
    try {
      return notPrintedIn(compiler.pdf({ mainFileContent: `#set text(font: "IBM Plex Sans")\n${text}` }), [text]);
    } catch {
      return [text];
    }
  };
  expect(typesetterSource.flatMap(asSource)).toEqual(typesetterSource);
});

it('signs that are no part of a text are left out of what is typeset, and nothing else is', () => {
  const signs = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code));
  for (const text of [...signs, '\\u0001', 'C:\\new\\r', '"\\"', '\ud800', 'é😀', 'a\u0000b\u009fc\n\td\\']) {
    const given = { [text]: [text, `${text}${text}`] };
    const clean = (each: string) => each.replace(/(?![\n\t])\p{Cc}/gu, '');
    expect(JSON.parse(withoutControls(JSON.stringify(given)))).toEqual({
      [clean(text)]: [clean(text), clean(`${text}${text}`)],
    });
  }
});
