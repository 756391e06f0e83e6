import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { standingAlone, type Drawing } from '../model/drawing';
import { chartPng } from './chart-png';
import { chartSvg } from './chart-svg';

const hostile = '<script>alert(1)</script> & "quoted" \u0000\u001b #eval("x") $math$';
const drawing: Drawing = {
  width: 300,
  height: 120,
  title: hostile,
  finding: 'Rights & labour',
  marks: [
    { kind: 'rect', x: 0, y: 0, width: 100, height: 20, fill: 'hatch' },
    { kind: 'rect', x: 0, y: 40, width: 100, height: 20, fill: 'top' },
    { kind: 'dot', x: 150, y: 50, radius: 11, fill: 'top' },
    { kind: 'dot', x: 190, y: 50, radius: 3, fill: 'none' },
    { kind: 'line', x1: 0, x2: 300, y1: 70, y2: 70, stroke: 'bound' },
    { kind: 'text', x: 0, y: 100, text: hostile, ink: 'text', anchor: 'start', lang: 'en' },
  ],
};

describe('a chart as a file', () => {
  it('is an SVG with a name and a finding, in which no text is markup', () => {
    const svg = chartSvg(standingAlone(drawing, hostile, [`Snapshot ${hostile}`]), 'fr');
    expect(svg).toContain('aria-labelledby="title finding"');
    expect(svg).toContain('<desc id="finding">Rights &amp; labour</desc>');
    expect(svg).not.toContain('<script');
    expect([...svg].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([]);
    // Every element that is opened is closed, also as a stricter reader of XML would have it.
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });

  it('says what was asked, what it shows and how it was computed, one under the other, around the chart as it was', () => {
    const plain: Drawing = { ...drawing, title: 'First five by region', marks: drawing.marks.slice(0, 2) };
    const { marks, height } = standingAlone(plain, 'Which themes matter?', ['Method: counted.', 'Snapshot 1']);
    const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts).toEqual(['Which themes matter?', 'First five by region', 'Method: counted.', 'Snapshot 1']);
    const tops = marks.flatMap((mark) => (mark.kind === 'line' ? [] : [mark.y]));
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    expect(height).toBeGreaterThan(Math.max(...tops));
    const [first, second] = marks.filter(({ kind }) => kind === 'rect');
    expect(second?.kind === 'rect' && first?.kind === 'rect' && second.y - first.y).toBe(40);
  });

  it('is a picture twice as wide as its plane in which something is drawn, the same each time', async () => {
    const [png, again] = [await chartPng(drawing), await chartPng(drawing)];
    const { width, height, channels } = await sharp(png).metadata();
    expect({ width, height }).toEqual({ width: 664, height: 304 });
    const { channels: colours } = await sharp(png).stats();
    expect(Math.min(...colours.slice(0, Math.min(3, channels ?? 0)).map(({ min }) => min))).toBeLessThan(60);
    expect(Buffer.from(again).equals(Buffer.from(png))).toBe(true);
  });
});
