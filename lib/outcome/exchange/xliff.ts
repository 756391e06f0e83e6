import { walkXml } from '@/lib/core/walk-xml.mjs';
import { xmlText } from '@/lib/core/xml';
import { directionOf } from '@/lib/i18n/routing';
import type { SentenceState } from '../model/alignment';
import type { Kind } from '../model/sentences';
import { readMarks, readRow, writeMarks, type Inline } from '../model/marks';
import type { Proposal } from '../model/differences';
import { mostUnits, type ReadTranslations, type TranslationFile, type TranslationUnit } from './translation-unit';

const namespace = 'urn:oasis:names:tc:xliff:document:2.0';
const own = 'urn:parley:highlights';

/** What a translator's tool is told of a sentence, and what it says back. */
const stateOf: Record<SentenceState, string> = {
  missing: 'initial',
  stale: 'initial',
  proposed: 'initial',
  translated: 'translated',
  revised: 'reviewed',
  cleared: 'final',
};

/**
 * Sentences to translate as XLIFF 2.1: a group for each block, a unit for each sentence under the sentence's id, with the hash of its source
 * text. Marks and the borders of cells are inline codes, numbered in the order of the source, so that no tool has to know them.
 */
export function writeXliff({ symbol, source, target, units }: TranslationFile): string {
  const groups = new Map<string, TranslationUnit[]>();
  for (const unit of units) groups.set(unit.block, [...(groups.get(unit.block) ?? []), unit]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<xliff xmlns="${namespace}" xmlns:p="${own}" version="2.1" srcLang="${xmlText(source)}" trgLang="${xmlText(target)}">`,
    `<file id="highlights" original="${xmlText(symbol)}" canResegment="no" srcDir="${directionOf(source)}" trgDir="${directionOf(target)}">`,
    ...[...groups].map(
      ([block, of]) =>
        `<group id="b-${block}" name="${xmlText(of[0]?.place ?? '')}">${of.map(unitOf).join('')}</group>`,
    ),
    '</file></xliff>\n',
  ].join('');
}

function unitOf({ uid, kind, hash, source, target, state }: TranslationUnit): string {
  const codes = codesOf(runsOf(source, kind));
  const links = codes.flatMap(({ id, run }) =>
    typeof run === 'object' && 'href' in run ? [`<data id="d${id}">${xmlText(run.href)}</data>`] : [],
  );
  const said = runsOf(target, kind);
  return [
    `<unit id="u-${uid}" p:source="${hash}" xml:space="preserve">`,
    links.length > 0 ? `<originalData>${links.join('')}</originalData>` : '',
    `<segment state="${stateOf[state]}"${state === 'proposed' ? ' subState="parley:machine"' : ''}>`,
    `<source>${writeRuns(runsOf(source, kind), codes)}</source>`,
    said.length > 0 ? `<target>${writeRuns(said, codes)}</target>` : '',
    '</segment></unit>',
  ].join('');
}

/** Runs of text, and where a cell of a table ends. */
type Run = Inline | { cell: true };

function runsOf(typed: string, kind: Kind): Run[] {
  if (kind !== 'TABLE') return readMarks(typed.replace(/\n/g, ' '));
  if (typed === '') return [];
  return readRow(typed).flatMap((cell, index): Run[] => (index === 0 ? cell : [{ cell: true }, ...cell]));
}

/** The inline codes of a source text, numbered in its order. */
type Code = { id: number; run: Exclude<Run, string> };

function codesOf(runs: readonly Run[]): Code[] {
  const codes: Code[] = [];
  const number = (run: Run) => {
    if (typeof run === 'string') return;
    codes.push({ id: codes.length + 1, run });
    within(run).forEach(number);
  };
  runs.forEach(number);
  return codes;
}

const within = (run: Exclude<Run, string>): readonly Inline[] =>
  'em' in run ? run.em : 'note' in run ? run.note : 'of' in run ? run.of : [];
const kindOf = (run: Exclude<Run, string>): string =>
  'href' in run ? `link ${run.href}` : (Object.keys(run)[0] ?? '');

/** Text with its codes: each has the number of the first code of its kind in the source that is not used yet, or a number beyond. */
function writeRuns(runs: readonly Run[], codes: readonly Code[]): string {
  const used = new Set<number>();
  const take = (run: Exclude<Run, string>) => {
    const code = codes.find(({ id, run: one }) => !used.has(id) && kindOf(one) === kindOf(run));
    const id = code?.id ?? codes.length + used.size + 1;
    used.add(id);
    return { id, isKnown: code !== undefined };
  };
  const write = (run: Run): string => {
    if (typeof run === 'string') return xmlText(run);
    const { id, isKnown } = take(run);
    if ('cell' in run) return `<ph id="${id}" type="other" subType="parley:cell" disp="|"/>`;
    const inner = within(run).map(write).join('');
    if ('em' in run) return `<pc id="${id}" type="fmt" subType="xlf:i">${inner}</pc>`;
    if ('note' in run) return `<pc id="${id}" type="other" subType="parley:note">${inner}</pc>`;
    const address = isKnown ? ` dataRefStart="d${id}"` : ` dispStart="${xmlText(run.href)}"`;
    return `<pc id="${id}" type="link"${address}>${inner}</pc>`;
  };
  return runs.map(write).join('');
}

type Unit = { id: string; hash: string; state: string; data: Map<string, string>; runs: Run[] | null };
type Element = { name: string; attributes: Record<string, string>; runs: Run[] };

/**
 * Reads XLIFF 2.0 to 2.2 as a translator's tool gave it back: what each unit says in the target language, with the hash that it
 * was given. Whether the source is still that one, and what a unit is, is for the caller to know. Nothing of the file is executed
 * or fetched: entities beyond XML's own are refused.
 */
export function readXliff(xml: string): ReadTranslations {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { problem: 'not_translations' };
  const open: Element[] = [];
  const found = { target: '', isXliff: false, isBroken: false };
  const proposals: Proposal[] = [];
  const unit: Unit = { id: '', hash: '', state: '', data: new Map(), runs: null };
  const text = (value: string) => open.at(-1)?.runs.push(value);

  walkXml(xml, {
    broken: () => {
      found.isBroken = true;
    },
    open: (name, attributes) => {
      if (open.length === 0) {
        found.isXliff = name === 'xliff' && /^2\.[0-2]$/.test(attributes.version ?? '');
        found.target = attributes.trgLang ?? '';
      }
      if (name === 'unit')
        Object.assign(unit, {
          id: attributes.id,
          hash: attributes.source ?? '',
          state: '',
          data: new Map(),
          runs: null,
        });
      if (name === 'segment') unit.state = `${attributes.state ?? 'initial'} ${attributes.subState ?? ''}`.trim();
      open.push({ name, attributes, runs: [] });
    },
    text,
    close: () => {
      const element = open.pop();
      const parent = open.at(-1);
      if (!element || !parent) return;
      const { name, attributes, runs } = element;
      if (name === 'data') unit.data.set(attributes.id ?? '', runs.join(''));
      // Several segments of a unit are one sentence here: a tool may have parted it.
      if (name === 'target') unit.runs = [...(unit.runs ?? []), ...runs];
      if (name === 'ignorable') unit.runs?.push(' ');
      if (['pc', 'ph', 'mrk'].includes(name)) parent.runs.push(...codeOf(element, unit.data));
      const uid = name === 'unit' ? /^u-([0-9a-f-]{36})$/.exec(unit.id)?.[1] : undefined;
      const typed = uid ? typedOf(unit.runs ?? []) : '';
      if (uid && typed !== '') proposals.push({ uid, hash: unit.hash, text: typed, state: unit.state });
    },
  });
  if (found.isBroken || !found.isXliff) return { problem: 'not_translations' };
  if (found.target === '') return { problem: 'no_target_language' };
  if (proposals.length > mostUnits) return { problem: 'too_many_units' };
  return { target: found.target, proposals };
}

/** What a code is, by its type and what stands in it; an annotation is the text it is put on. */
function codeOf({ name, attributes, runs }: Element, data: ReadonlyMap<string, string>): Run[] {
  const inner = runs.filter((run): run is Inline => typeof run === 'string' || !('cell' in run));
  if (name === 'ph') return attributes.subType === 'parley:cell' ? [{ cell: true }] : [];
  if (name !== 'pc') return inner;
  if (attributes.subType === 'parley:note') return [{ note: inner }];
  if (attributes.type !== 'link') return [{ em: inner }];
  const href = data.get(attributes.dataRefStart ?? '') ?? attributes.dispStart ?? '';
  return href === '' ? inner : [{ href, of: inner }];
}

/** Runs as they are typed; cells are parted by "|". */
function typedOf(runs: readonly Run[]): string {
  const cells: Inline[][] = [[]];
  for (const run of runs) {
    if (typeof run === 'object' && 'cell' in run) cells.push([]);
    else cells.at(-1)?.push(run);
  }
  return cells
    .map((cell) =>
      writeMarks(joined(cell), cells.length > 1)
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .join(' | ')
    .normalize('NFC');
}

/** Neighbouring texts as one, as they are read. */
function joined(runs: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (typeof run === 'string' && typeof last === 'string') all[all.length - 1] = last + run;
    else if (run !== '') all.push(run);
  }
  return all;
}
