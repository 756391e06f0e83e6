import 'server-only';
import sharp from 'sharp';
import { typesetSvg } from '@/lib/core/typst';
import type { Drawing, Mark } from '../model/drawing';
import { ringsOf } from '../model/rings';

/** A drawing as the templates take it. */
export function typesetDrawing(drawing: Drawing) {
  return { ...drawing, marks: drawing.marks.map(typeset) };
}

/** A mark as the template takes it: an area as the corners of its rings. */
function typeset(mark: Mark) {
  return mark.kind === 'area' ? { ...mark, path: '', rings: ringsOf(mark.path) } : mark;
}

/** Two dots of the picture for each point of the chart: sharp on paper and on a slide. */
const dotsPerPoint = 2;
/** As shapes are first drawn: finer than the picture, which is then made smaller. */
const density = 144;
/** Around the chart, as chart.typ has it. */
const margin = 16;

/**
 * A chart as a picture (PNG). Its letters are drawn by the house's typesetter, in the house's own type, so that it looks the
 * same on a machine without any fonts. The same chart gives the same picture.
 */
export async function chartPng(drawing: Drawing): Promise<Uint8Array> {
  const svg = await typesetSvg('lib/charts/render/chart.typ', {
    data: typesetDrawing(drawing),
    templates: ['lib/charts/render/chart-marks.typ'],
  });
  const width = Math.ceil((drawing.width + 2 * margin) * dotsPerPoint);
  const picture = sharp(Buffer.from(svg), { density }).resize({ width }).png({ compressionLevel: 9 });
  return new Uint8Array(await picture.toBuffer());
}
