// npm run check:size: the longest files, to look at. It never fails: a long table is fine, a long function seldom is.
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow } from './machine/files.mjs';
import { inProject, root } from './machine/paths.mjs';

const SHOWN = 25;
const folders = ['app', 'components', 'lib', 'prisma/schema', 'prisma/seed', 'prisma/factories', 'scripts', 'e2e'];
const measured = folders
  .flatMap((folder) => filesBelow(inProject(...folder.split('/'))))
  .filter((file) => /\.(tsx?|mjs|css|prisma)$/.test(file) && !file.startsWith(inProject('lib', 'core', 'prisma')))
  .map((file) => ({ file: path.relative(root, file), lines: fs.readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => b.lines - a.lines);

const sum = measured.reduce((total, { lines }) => total + lines, 0);
const middle = measured[Math.floor(measured.length / 2)]?.lines ?? 0;
for (const { file, lines } of measured.slice(0, SHOWN)) console.log(`${String(lines).padStart(6)}  ${file}`);
console.log(`${measured.length} files, ${sum} lines; half of the files have ${middle} lines or fewer.`);
