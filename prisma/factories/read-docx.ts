import { strFromU8, unzipSync } from 'fflate';
import { allOf, elementsOf, readXml, textIn, type Element } from './read-xml';

/** A paragraph as somebody who opens the file reads it. */
export type ReadParagraph = {
  style: string;
  /** What Word counts before it: "I.", "5.", "–"; computed from the numbering part. */
  label: string;
  text: string;
  languages: string[];
  isRightToLeft: boolean;
  anchors: string[];
  links: { text: string; target: string }[];
  notes: string[];
  stressed: string[];
  /** Row and column in a table, from 0. */
  cell?: { row: number; column: number };
};

/**
 * A text document read from its parts alone, by nothing that writes it: paragraphs in reading order with the numbers that Word
 * would count. Throws where a part that another one names is missing, or is named and not there.
 */
export function readDocx(file: Uint8Array): { paragraphs: ReadParagraph[]; styles: Element; parts: string[] } {
  const zip = unzipSync(file);
  const part = (name: string) => {
    const bytes = zip[name];
    if (!bytes) throw new Error(`There is no ${name}.`);
    return readXml(strFromU8(bytes));
  };
  for (const { attributes } of allOf(part('[Content_Types].xml'), 'Override'))
    part(String(attributes.PartName).slice(1));
  const targets = targetsOf(part('word/_rels/document.xml.rels'));
  const notes = new Map(allOf(part('word/footnotes.xml'), 'w:footnote').map((note) => [note.attributes['w:id'], note]));
  const count = counter(part('word/numbering.xml'));
  const styles = part('word/styles.xml');
  const known = new Set(allOf(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']));
  const paragraphs: ReadParagraph[] = [];

  function read(paragraph: Element, cell?: ReadParagraph['cell']): void {
    const style = value(paragraph, 'w:pStyle');
    for (const { attributes } of [...allOf(paragraph, 'w:pStyle'), ...allOf(paragraph, 'w:rStyle')])
      if (!known.has(attributes['w:val'])) throw new Error(`There is no style ${attributes['w:val']}.`);
    const runs = allOf(paragraph, 'w:r');
    const said = (all: readonly Element[]) => all.map(textOfRun).join('');
    paragraphs.push({
      style,
      label: count(value(paragraph, 'w:numId'), Number(value(paragraph, 'w:ilvl') || 0)),
      text: said(runs),
      languages: [
        ...new Set(
          allOf(paragraph, 'w:lang').map(({ attributes }) => attributes['w:bidi'] ?? attributes['w:val'] ?? ''),
        ),
      ],
      isRightToLeft: allOf(paragraph, 'w:bidi').length > 0 && runs.every((run) => allOf(run, 'w:rtl').length > 0),
      anchors: allOf(paragraph, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? ''),
      links: allOf(paragraph, 'w:hyperlink').map((link) => {
        const target = targets.get(link.attributes['r:id'] ?? '');
        if (target === undefined) throw new Error('a link leads nowhere');
        return { text: said(allOf(link, 'w:r')), target };
      }),
      notes: allOf(paragraph, 'w:footnoteReference').map(({ attributes }) => {
        const note = notes.get(attributes['w:id']);
        if (!note) throw new Error('a footnote is missing');
        return said(allOf(note, 'w:r')).trim();
      }),
      stressed: runs.filter((run) => allOf(run, 'w:i').length > 0).map(textOfRun),
      ...(cell ? { cell } : {}),
    });
  }

  const [body] = allOf(part('word/document.xml'), 'w:body');
  for (const child of body ? elementsOf(body) : []) {
    if (child.name === 'w:p') read(child);
    if (child.name === 'w:tbl')
      allOf(child, 'w:tr').forEach((tr, row) =>
        allOf(tr, 'w:tc').forEach((tc, column) => allOf(tc, 'w:p').forEach((one) => read(one, { row, column }))),
      );
  }
  return { paragraphs, styles, parts: Object.keys(zip) };
}

const value = (element: Element, name: string): string => allOf(element, name)[0]?.attributes['w:val'] ?? '';

function textOfRun(run: Element): string {
  return elementsOf(run)
    .map((child) => (child.name === 'w:t' ? textIn(child) : ({ 'w:br': '\n', 'w:tab': '\t' }[child.name] ?? '')))
    .join('');
}

function targetsOf(relations: Element): Map<string, string> {
  const all = allOf(relations, 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [Id, Target] as const);
  if (new Set(all.map(([id]) => id)).size !== all.length) throw new Error('two relations have one id');
  return new Map(all);
}

/** Counts as Word does: each numbering for itself, a level anew under every one above it. */
function counter(numbering: Element): (id: string, level: number) => string {
  const abstract = new Map(allOf(numbering, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], one]));
  const ofNumber = new Map(
    allOf(numbering, 'w:num').map((one) => [one.attributes['w:numId'], abstract.get(value(one, 'w:abstractNumId'))]),
  );
  const counts = new Map<string, number[]>();
  return (id, level) => {
    if (id === '') return '';
    const levels = allOf(ofNumber.get(id) ?? fail(`There is no numbering ${id}.`), 'w:lvl');
    const at = counts.get(id) ?? [0, 0, 0];
    counts.set(id, at);
    at.fill(0, level + 1);
    at[level] = (at[level] ?? 0) + 1;
    const told = (depth: number) => inFormat(at[depth] ?? 0, value(levels[depth] ?? fail('no level'), 'w:numFmt'));
    return value(levels[level] ?? fail('no level'), 'w:lvlText').replace(/%(\d)/g, (_, one: string) =>
      told(Number(one) - 1),
    );
  };
}

function inFormat(count: number, format: string): string {
  if (format === 'upperLetter') return String.fromCharCode(64 + count);
  if (format === 'upperRoman') return ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][count] ?? '?';
  return String(count);
}

function fail(message: string): never {
  throw new Error(message);
}
