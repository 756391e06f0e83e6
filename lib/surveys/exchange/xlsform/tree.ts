import { surveyKeys } from './columns';
import { type Grid, type GridRow, type Words } from './grid';
import { quoted, type Notices } from './notices';
import { isYes, type Settings } from './settings';
import { readType, type FormType } from './types';

/** What all rows of the survey sheet may say. Expressions and parameters as they are written. */
export type Said = {
  row: GridRow;
  name: string;
  label: Words;
  hint: Words;
  relevant: string;
};
export type AskedNode = Said & { kind: 'question'; type: Extract<FormType, { kind: 'select' | 'simple' }> };
export type GroupNode = Said & { kind: 'group' | 'repeat'; appearance: string; children: Node[] };
export type Node = AskedNode | GroupNode;

/** A survey sheet as a tree. `dropped`: names of questions that are there and are not taken over. */
export type Tree = { nodes: Node[]; dropped: Set<string> };

/** Names as XLSForm wants them: those of XML, some with a prefix. */
const namePattern = /^(?:[\p{L}_][\p{L}\p{M}\p{N}_.-]*:)?[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;

/** Reads the rows of the survey sheet into groups and questions, and says which rows cannot be. */
export function readTree(grid: Grid, settings: Settings, notices: Notices): Tree {
  const tree: Tree = { nodes: [], dropped: new Set() };
  const open: GroupNode[] = [];
  const say = new TreeReader(grid, settings, notices);
  for (const row of grid.rows) {
    const cell = grid.text(row, 'type');
    if (isYes(grid.text(row, 'disabled'))) {
      notices.warn('row_disabled', grid.place(row, 'disabled'));
      continue;
    }
    if (cell === '') {
      say.withoutType(row);
      continue;
    }
    const type = readType(cell);
    const inside = open.at(-1)?.children ?? tree.nodes;
    if (type.kind === 'end') {
      if (open.at(-1)?.kind !== (type.what === 'loop' ? 'group' : type.what))
        notices.error('group_unopened', grid.place(row, 'type'), { type: quoted(cell) });
      else open.pop();
      continue;
    }
    const name = say.name(row, type, inside);
    if (name === null) continue;
    if (type.kind === 'begin') {
      if (type.what === 'loop') notices.error('loop', grid.place(row, 'type'));
      const kind = type.what === 'repeat' ? ('repeat' as const) : ('group' as const);
      const group: GroupNode = {
        ...{ kind, ...say.said(row, name), appearance: grid.text(row, 'appearance'), children: [] },
      };
      inside.push(group);
      open.push(group);
    } else if (type.kind === 'select' || type.kind === 'simple') {
      inside.push({ kind: 'question', type, ...say.said(row, name) });
    } else {
      tree.dropped.add(name);
      if (type.kind === 'unknown') notices.error('type_unknown', grid.place(row, 'type'), { type: quoted(cell) });
      else notices.warn('type_not_imported', grid.place(row, 'type'), { type: quoted(cell), name: quoted(name) });
    }
  }
  for (const { row, name } of open) notices.error('group_unclosed', grid.place(row, 'type'), { name: quoted(name) });
  return tree;
}

class TreeReader {
  constructor(
    private readonly grid: Grid,
    private readonly settings: Settings,
    private readonly notices: Notices,
  ) {}

  /** A row without a type is a remark, unless it has a name or a label. */
  withoutType(row: GridRow) {
    const isQuestion = this.grid.text(row, 'name') || this.grid.text(row, 'label');
    if (isQuestion) this.notices.error('type_missing', this.grid.place(row, 'type'));
    else this.notices.warn('row_skipped', { sheet: this.grid.sheet, row: row.number, column: null });
  }

  /** The name of a row, or null where it cannot be. Notes may be without. */
  name(row: GridRow, type: FormType, inside: readonly Node[]): string | null {
    const { grid, notices } = this;
    const name = grid.text(row, 'name');
    const place = grid.place(row, 'name');
    if (name === '') {
      if (type.kind === 'simple' && type.name === 'note') return `note_${row.number}`;
      if (type.kind === 'refused') return '';
      notices.error('name_missing', place);
      // A group is opened all the same: its end would be wrong as well otherwise.
      return type.kind === 'begin' ? `group_${row.number}` : null;
    }
    if (!namePattern.test(name)) notices.error('name_bad', place, { name: quoted(name) });
    if (inside.some((node) => node.name === name)) notices.error('name_twice', place, { name: quoted(name) });
    return name;
  }

  /** What a row says; cells that are not taken over are listed. */
  said(row: GridRow, name: string): Said {
    const { grid, settings } = this;
    return {
      row,
      name,
      label: grid.words(row, 'label', settings.language),
      hint: grid.words(row, 'hint', settings.language),
      relevant: grid.text(row, 'relevant'),
    };
  }
}

/** Columns that XLSForm knows and that are not taken over: each cell of them is said, where other columns are said once. */
const knownElsewhere = [
  ...['read_only', 'trigger', 'guidance_hint', 'image', 'audio', 'video', 'autoplay', 'rows'],
  ...['note', 'noapperrorstring', 'body::accuracythreshold', 'intent', 'save_to', 'query', 'media::big-image'],
];

/** Lists what stands in columns that are not taken over. */
export function listOtherColumns(grid: Grid, notices: Notices) {
  for (const { key, index, heading } of grid.columns) {
    if (key === '' || surveyKeys.some((known) => known === key)) continue;
    const rows = grid.rows.filter(({ cells }) => cells[index]);
    const [first] = rows;
    if (!first) continue;
    if (knownElsewhere.includes(key))
      for (const row of rows) notices.warn('cell_not_imported', grid.place(row, key), { heading: quoted(heading) });
    else
      notices.warn(
        'column_not_imported',
        { ...grid.place(first, key) },
        { heading: quoted(heading), count: rows.length },
      );
  }
}
