import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { badgeDocument, type Badge } from '@/lib/papers/render/badges';

/**
 * What a reader of codes finds on a badge as it is printed: the template and the data of the PDF drawn by the same typesetter
 * as a picture of 220 dots to the inch, so that no program for PDF files is needed. Throws where no code can be read.
 */
export async function scanBadge(badge: Badge, frame: Parameters<typeof badgeDocument>[1]): Promise<string> {
  const { data, pictures } = await badgeDocument([badge], frame);
  const workspace = path.resolve('lib/papers/render');
  const fonts = ['400Regular', '600SemiBold'].map((style) =>
    path.resolve('node_modules/@expo-google-fonts/ibm-plex-sans', style),
  );
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: fonts }], inputs: { data: '{}' } });
  for (const { name, bytes } of pictures) compiler.mapShadow(`${workspace}/${name}`, Buffer.from(bytes));
  const svg = compiler.plainSvg({
    mainFileContent: readFileSync(path.join(workspace, 'badge.typ'), 'utf8'),
    inputs: { data: JSON.stringify(data) },
  });
  const { data: pixels, info } = await sharp(Buffer.from(svg), { density: 220 })
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8Array(pixels) });
}
