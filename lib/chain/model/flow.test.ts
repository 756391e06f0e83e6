import { describe, expect, it } from 'vitest';
import { flowPicture } from '../render/flow-picture';
import { flowOf, flowStages, type Flow, type PublishedChain } from './flow';

const said = (text: string) => ({ en: text, fr: `${text} (fr)`, es: `${text} (es)` });

/** Three regions: AFR/1 is taken up twice, AFR/2 noted, AME/1 not at all; G/3 was proposed by no region. */
const chain: PublishedChain = {
  ...{ symbol: 'GRCP/7/Highlights', sha256: 'a'.repeat(64), publishedAt: '2017-11-01T10:00:00.000Z' },
  priorities: [
    { ...{ key: '1.p.data', code: 'data', names: said('Data'), snapshot: 1 }, count: null, answered: 9 },
    { ...{ key: '1.p.labour', code: 'labour', names: said('Labour'), snapshot: 1 }, count: 7, answered: 9 },
  ],
  groups: [
    { code: 'AFR', names: said('Africa') },
    { code: 'AME', names: said('Americas') },
  ],
  regional: [
    { id: 'a1', symbol: 'AFR/1', group: 'AFR', priority: '1.p.labour' },
    { id: 'a2', symbol: 'AFR/2', group: 'AFR', priority: '1.p.labour' },
    { id: 'm1', symbol: 'AME/1', group: 'AME', priority: '1.p.data' },
    { id: 'm2', symbol: 'AME/2', group: 'AME', priority: null },
  ],
  general: [
    { id: 'g2', symbol: 'G/2', outcome: 'NOT_ADOPTED', commitment: null },
    { id: 'g1', symbol: 'G/1', outcome: 'ADOPTED', commitment: 'C/1' },
    { id: 'g3', symbol: 'G/3', outcome: null, commitment: null },
  ],
  uses: [
    { regional: 'a1', general: 'g1', disposition: 'FULL' },
    { regional: 'a1', general: 'g2', disposition: 'PARTIAL' },
    { regional: 'a2', general: 'g1', disposition: 'NOTED' },
    { regional: 'm2', general: 'g1', disposition: 'FULL' },
  ],
};
const counts = ({ links }: Flow) => links.map(({ from, to, count }) => [from, to, count]);

describe('the chain as counts', () => {
  const flow = flowOf(chain);

  it('counts a regional recommendation once up to its group, and then once for each general one that took it up', () => {
    expect(counts(flow)).toEqual([
      ['1.p.labour', 'AFR', 2],
      ['1.p.data', 'AME', 1],
      ['AME', 'not-taken', 1],
      ['room', 'AME', 1],
      ['AFR', 'G/1', 2],
      ['AME', 'G/1', 1],
      ['G/1', 'ADOPTED', 3],
      ['ADOPTED', 'C/1', 3],
      ['AFR', 'G/2', 1],
      ['G/2', 'NOT_ADOPTED', 1],
      ['NOT_ADOPTED', 'none', 1],
      ['G/3', 'undecided', 0],
      ['undecided', 'none', 0],
    ]);
  });

  it('loses nothing between two columns, and says what goes no further', () => {
    const total = (stage: string) =>
      flow.nodes.filter((node) => node.stage === stage).reduce((sum, { count }) => sum + count, 0);
    expect(flowStages.map(total)).toEqual([4, 5, 5, 4, 4]);
    expect(flow.nodes.filter(({ isEnd }) => isEnd).map(({ key, count }) => [key, count])).toEqual([
      ['not-taken', 1],
      ['undecided', 0],
      ['none', 1],
    ]);
  });

  it('is empty without anything', () => {
    expect(flowOf({ ...chain, priorities: [], groups: [], regional: [], general: [], uses: [] })).toEqual({
      nodes: [],
      links: [],
    });
  });
});

describe('its picture', () => {
  it.each(['en', 'fr', 'es'] as const)('has a band for each row of its table, as wide as its number (%s)', (locale) => {
    const { drawing, rows, sheet } = flowPicture(chain, locale);
    const bands = drawing.marks.flatMap((mark) => (mark.kind === 'area' ? [mark.path] : []));
    const thick = bands.map((path) => Number(/l0 ([\d.]+)/.exec(path)?.[1]));
    expect(bands).toHaveLength(rows.length);
    const widths = rows.map(({ count }) => Math.max(1, 12 * count));
    expect(thick.toSorted((a, b) => a - b)).toEqual(widths.toSorted((a, b) => a - b));
    expect(sheet.slice(1, rows.length + 1).map((row) => row[3])).toEqual(rows.map(({ count }) => count));
    const texts = drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts.join(' ')).toMatch(/7 (of|réponses sur|de) 9/);
    // A count that is withheld is said to be; a group by its own recommendations, of which one was taken up twice.
    expect(texts.some((text) => ['small count', 'petit nombre', 'número pequeño'].includes(text))).toBe(true);
    const africa = texts.findIndex((text) => text.startsWith('Africa'));
    expect(texts[africa + 1]).toMatch(/^2 /);
  });

  it('lets no two nodes of a column overlap, however many there are', () => {
    const general = Array.from({ length: 60 }, (_, index) => ({
      ...{ id: `g${index}`, symbol: `G/${index}`, outcome: 'ADOPTED' as const, commitment: `C/${index}` },
    }));
    const uses = general.map(({ id }) => ({ regional: 'a1', general: id, disposition: 'FULL' as const }));
    const { drawing } = flowPicture({ ...chain, general, uses }, 'en');
    const nodes = drawing.marks.flatMap((mark) => (mark.kind === 'rect' ? [mark] : []));
    for (const x of new Set(nodes.map((node) => node.x))) {
      const column = nodes.filter((node) => node.x === x).toSorted((one, other) => one.y - other.y);
      column.slice(1).forEach(({ y }, index) => {
        const above = column[index];
        expect(y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
      });
    }
    expect(Math.max(...nodes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(drawing.height);
  });
});
