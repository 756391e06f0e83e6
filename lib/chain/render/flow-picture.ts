import {
  lineHeight,
  standingAlone,
  textLines,
  textSize,
  wrapText,
  type Drawing,
  type Mark,
} from '@/lib/charts/model/drawing';
import type { CsvCell } from '@/lib/core/csv';
import { formatDate } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import {
  flowEnds,
  flowOf,
  flowStages,
  type Flow,
  type FlowLink,
  type FlowNode,
  type FlowStage,
  type PublishedChain,
} from '../model/flow';

/** The whole chain of an edition: its drawing, how it was made, and every band as a row of its table and of its sheet. */
export type FlowPicture = { drawing: Drawing; method: string; rows: FlowRow[]; sheet: CsvCell[][] };

/** A band in words. `step`: from which column to which. */
export type FlowRow = { key: string; step: string; from: Said; to: Said; count: number };
type Said = { text: string; lang?: string };

type Label = Said & { note: string };

const columns: Record<FlowStage, { x: number; signs: number }> = {
  priority: { x: 0, signs: 30 },
  group: { x: 246, signs: 25 },
  general: { x: 452, signs: 18 },
  decision: { x: 600, signs: 22 },
  commitment: { x: 800, signs: 17 },
};
const width = 930;
const bar = 10;
const gap = 8;
/** Height of a recommendation, and what the tallest column takes of it where there are many. */
const unit = { most: 12, least: 3, all: 460 };

/** What the picture of an edition shows, in a language. Pure: the same chain gives the same picture. */
export function flowPicture(chain: PublishedChain, locale: Locale): FlowPicture {
  const t = translator(locale, 'chain');
  const flow = flowOf(chain);
  const labels = labelsOf(chain, flow, locale);
  const labelOf = (stage: FlowStage, key: string): Label => labels.get(`${stage} ${key}`) ?? { text: key, note: '' };
  const taken = new Set(chain.uses.map(({ regional }) => regional)).size;
  const commitments = chain.general.filter(({ commitment }) => commitment !== null).length;
  const drawing = drawn(flow, labelOf, {
    heads: (stage) => t(`flow.heads.${stage}`),
    title: t('flow.title', { symbol: chain.symbol }),
    finding: t('flow.finding', {
      ...{ regional: chain.regional.length, groups: chain.groups.length, taken },
      ...{ general: chain.general.length, commitments },
    }),
  });
  const rows = flow.links.map((link): FlowRow => {
    const next = flowStages[flowStages.indexOf(link.stage) + 1] ?? link.stage;
    const [from, to] = [labelOf(link.stage, link.from), labelOf(next, link.to)];
    return {
      key: [link.stage, link.from, link.via, link.to].join(' '),
      step: t('flow.step', { from: t(`flow.heads.${link.stage}`), to: t(`flow.heads.${next}`) }),
      from: { ...from, text: saidOf(from, link, labelOf) },
      to,
      count: link.count,
    };
  });
  return {
    drawing,
    method: t('flow.method'),
    rows,
    sheet: [
      [t('flow.columns.step'), t('flow.columns.from'), t('flow.columns.to'), t('flow.columns.count')],
      ...rows.map(({ step, from, to, count }) => [step, from.text, to.text, count]),
      [],
      [t('flow.heads.priority'), t('flow.columns.answers'), t('flow.columns.answered')],
      ...chain.priorities.map(({ names, count, answered }) => [
        pick(names, locale).text,
        count ?? t('flow.withheld'),
        answered ?? t('flow.withheld'),
      ]),
    ],
  };
}

/** A priority with its figure; after a decision, which general recommendation was decided. */
function saidOf(label: Label, { stage, via }: FlowLink, labelOf: (stage: FlowStage, key: string) => Label): string {
  if (stage === 'priority' && label.note !== '') return `${label.text} (${label.note})`;
  return via === null ? label.text : `${labelOf('general', via).text}, ${label.text}`;
}

/** The picture as it is understood where nothing stands around it, with the edition and the seal it is read from. */
export function flowAlone(chain: PublishedChain, picture: FlowPicture, meeting: OfMeeting, locale: Locale): Drawing {
  return standingAlone(picture.drawing, pick(meeting.title, locale).text, [
    picture.method,
    ...notesOf(chain, meeting, locale),
  ]);
}

/** The sheet of the picture, with what it is and how it was made above it. */
export function flowSheet(
  chain: PublishedChain,
  picture: FlowPicture,
  meeting: OfMeeting,
  locale: Locale,
): CsvCell[][] {
  return [
    [picture.drawing.title],
    ...[picture.drawing.finding, picture.method, ...notesOf(chain, meeting, locale)].map((note) => [note]),
    [],
    ...picture.sheet,
  ];
}

type OfMeeting = { title: LocalizedText; zone: string; illustrative: boolean };

function notesOf(
  { symbol, sha256, publishedAt }: PublishedChain,
  { zone, illustrative }: OfMeeting,
  locale: Locale,
): string[] {
  const date = formatDate(new Date(publishedAt), locale, zone);
  return [
    translator(locale, 'chain')('flow.source', { symbol, date, seal: sha256.slice(0, 16) }),
    ...(illustrative ? [translator(locale, 'common')('illustrative.band')] : []),
  ];
}

function labelsOf(chain: PublishedChain, { nodes }: Flow, locale: Locale): Map<string, Label> {
  const t = translator(locale, 'chain');
  const outcomes = translator(locale, 'outcome');
  const named = (names: LocalizedText): Said => {
    const { text, lang, isFallback } = pick(names, locale);
    return isFallback ? { text, lang } : { text };
  };
  const ends: Record<string, string> = {
    [flowEnds.room]: t('flow.room'),
    [flowEnds.notTaken]: t('flow.notTaken'),
    [flowEnds.undecided]: t('flow.undecided'),
    [flowEnds.none]: t('flow.none'),
  };
  const label = ({ stage, key, count }: FlowNode): Label => {
    const note = t('flow.recommendations', { count });
    const end = ends[key];
    if (end !== undefined) return { text: end, note };
    const [priority, group] = [
      chain.priorities.find((one) => one.key === key),
      chain.groups.find(({ code }) => code === key),
    ];
    if (stage === 'priority' && priority) {
      const { names, count: first, answered } = priority;
      const said =
        first === null || answered === null ? t('flow.withheld') : t('flow.counted', { count: first, answered });
      return { ...named(names), note: said };
    }
    if (stage === 'group' && group) {
      // Its own number: the node is as high as what goes on from it, which is more where one was taken up twice.
      const own = chain.regional.filter((one) => one.group === key).length;
      return { ...named(group.names), note: t('flow.recommendations', { count: own }) };
    }
    return { text: stage === 'decision' ? outcomes(`page.outcomes.${key as 'ADOPTED'}`) : key, note };
  };
  return new Map(nodes.map((node) => [`${node.stage} ${node.key}`, label(node)]));
}

type Placed = FlowNode & { x: number; y: number; height: number; lines: string[]; label: Label };

function drawn(
  { nodes, links }: Flow,
  labelOf: (stage: FlowStage, key: string) => Label,
  words: { heads: (stage: FlowStage) => string; title: string; finding: string },
): Drawing {
  const totals = flowStages.map((stage) =>
    nodes.reduce((sum, node) => sum + (node.stage === stage ? node.count : 0), 0),
  );
  const scale = Math.max(unit.least, Math.min(unit.most, unit.all / Math.max(1, ...totals)));
  const heads = flowStages.map((stage) => wrapText(words.heads(stage), columns[stage].signs));
  const top = (Math.max(...heads.map(({ length }) => length)) + 1) * lineHeight;
  const placed = flowStages.flatMap((stage) => {
    let y = top;
    return nodes
      .filter((node) => node.stage === stage)
      .map((node): Placed => {
        const label = labelOf(stage, node.key);
        const lines = wrapText(label.text, columns[stage].signs);
        const height = Math.max(1.5, node.count * scale);
        const slot = Math.max(height, (lines.length + 1) * lineHeight);
        const at = y + (slot - height) / 2;
        y += slot + gap;
        return { ...node, x: columns[stage].x, y: at, height, lines, label };
      });
  });
  const height = Math.max(
    top,
    ...placed.map(({ y, height: own, lines }) => y + Math.max(own, (own + (lines.length + 1) * lineHeight) / 2)),
  );
  return {
    ...{ width, height: Math.ceil(height) + gap, title: words.title, finding: words.finding },
    marks: [
      ...flowStages.flatMap((stage, index) =>
        textLines(heads[index] ?? [], { x: columns[stage].x, y: textSize, ink: 'strong', anchor: 'start' }),
      ),
      // What ends lies under what goes on.
      ...bands(placed, links, scale).toSorted((one, other) => Number(isGoingOn(one)) - Number(isGoingOn(other))),
      ...placed.flatMap(marksOf),
    ],
  };
}

function isGoingOn(mark: Mark): boolean {
  return mark.kind === 'area' && mark.fill !== 'paper';
}

/** A node with its label beside it, level with its middle. */
function marksOf({ x, y, height, lines, label, isEnd }: Placed): Mark[] {
  const first = y + height / 2 - ((lines.length + 1) * lineHeight) / 2 + textSize;
  const at = { x: x + bar + 6, anchor: 'start' } as const;
  return [
    { kind: 'rect', x, y, width: bar, height, fill: isEnd ? 'frame' : 'top' },
    ...textLines(lines, { ...at, y: first, ink: 'text', ...(label.lang ? { lang: label.lang } : {}) }),
    { kind: 'text', ...at, y: first + lines.length * lineHeight, text: label.note, ink: 'quiet' },
  ];
}

/** The bands, in order at both of their ends, so that no two of a node cross there. */
function bands(placed: readonly Placed[], links: readonly FlowLink[], scale: number): Mark[] {
  const indexOf = (stage: FlowStage | undefined, key: string) =>
    placed.findIndex((node) => node.stage === stage && node.key === key);
  const ends = links.map((link) => {
    const next = flowStages[flowStages.indexOf(link.stage) + 1];
    const via = link.via === null ? 0 : indexOf('general', link.via);
    return { link, via, from: indexOf(link.stage, link.from), to: indexOf(next, link.to), thick: link.count * scale };
  });
  const leaving = new Map<number, number>();
  const starts = new Map<FlowLink, number>();
  for (const { link, from, thick } of ends.toSorted((a, b) => a.from - b.from || a.via - b.via || a.to - b.to)) {
    starts.set(link, (placed[from]?.y ?? 0) + (leaving.get(from) ?? 0));
    leaving.set(from, (leaving.get(from) ?? 0) + thick);
  }
  const arriving = new Map<number, number>();
  return ends
    .toSorted((a, b) => a.to - b.to || a.from - b.from || a.via - b.via)
    .flatMap(({ link, from, to, thick }): Mark[] => {
      const [source, target] = [placed[from], placed[to]];
      if (!source || !target) return [];
      const y2 = target.y + (arriving.get(to) ?? 0);
      arriving.set(to, (arriving.get(to) ?? 0) + thick);
      const [x1, y1] = [source.x + bar, starts.get(link) ?? source.y];
      const path = bandPath(target.x - x1, y2 - y1, Math.max(1, thick));
      return [{ kind: 'area', x: x1, y: y1, path, fill: target.isEnd ? 'paper' : 'tint1' }];
    });
}

/** A band over so far across and down, level at both ends: its upper edge there, its lower edge back. */
function bandPath(across: number, down: number, thick: number): string {
  const steps = 16;
  const eased = (part: number) => part * part * (3 - 2 * part);
  const rises = Array.from({ length: steps }, (_, step) => (eased((step + 1) / steps) - eased(step / steps)) * down);
  const said = (value: number) => String(Math.round(value * 100) / 100);
  const dx = across / steps;
  const there = rises.map((dy) => `l${said(dx)} ${said(dy)}`);
  const back = rises.toReversed().map((dy) => `l${said(-dx)} ${said(-dy)}`);
  return `M0 0${there.join('')}l0 ${said(thick)}${back.join('')}z`;
}
