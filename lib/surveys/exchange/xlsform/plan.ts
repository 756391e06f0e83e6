import type { Grid } from './grid';
import { quoted, type Notices } from './notices';
import { isNo, isYes } from './settings';
import type { AskedNode, GroupNode, Node, Said } from './tree';
import { readParameters } from './types';

/** A table of single choices that share their list: what XLSForm shows as a "table-list". */
export type MatrixNode = Said & { kind: 'matrix'; list: string; rows: AskedNode[] };

/** Which time of a repeat something belongs to, from 1. */
export type Instance = { repeat: GroupNode; index: number };

export type PlannedQuestion = {
  kind: 'question';
  node: AskedNode | MatrixNode;
  code: string;
  instance: Instance | null;
};
/** `isTime`: one time of a repeat. `holder`: the part that repeats itself, with all its times. */
export type PlannedGroup = {
  kind: 'group';
  node: GroupNode;
  code: string;
  instance: Instance | null;
  role: 'group' | 'time' | 'holder';
  children: Planned[];
};
export type Planned = PlannedQuestion | PlannedGroup;

/** A repeat is written out so many times: as many as it says, or as many as are usual. */
export const repeatLimits = { open: 3, counted: 5, most: 10 };

/** Names that objects have by themselves are no codes. */
const ownNames = new Set(['constructor', 'prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/** Gives codes out: letters, digits, _ and -, each once, at most 60 signs. */
export class Codes {
  private readonly taken = new Set<string>();

  take(name: string): string {
    const plain = name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9_-]/g, '_')
      .slice(0, 60);
    const isFree = (code: string) => code !== '' && !this.taken.has(code) && !ownNames.has(code);
    let code = plain;
    for (let number = 2; !isFree(code); number += 1) code = `${plain.slice(0, 55)}_${number}`;
    this.taken.add(code);
    return code;
  }
}

/** How often a repeat is written out, and why so often. */
export function timesOf(node: GroupNode, grid: Grid): { times: number; kind: 'fixed' | 'counted' | 'open' } {
  const said = grid.text(node.row, 'repeat_count');
  if (said === '') return { times: repeatLimits.open, kind: 'open' };
  if (!/^\d{1,6}$/.test(said)) return { times: repeatLimits.counted, kind: 'counted' };
  return { times: Math.max(1, Math.min(Number(said), repeatLimits.most)), kind: 'fixed' };
}

/**
 * Gives every part of a form its code, and writes repeats out: one time after the other, each with questions of its own.
 * Of repeats inside repeats only the first time is there. What becomes another name is said.
 */
export function planForm(nodes: readonly Node[], grid: Grid, notices: Notices): Planned[] {
  const codes = new Codes();
  const referred = referredNames(grid);
  const code = (node: Said, instance: Instance | null): string => {
    const own = readParameters(grid.text(node.row, 'instance::parley'))?.code ?? node.name;
    const wanted = instance ? `${own}_${instance.index}` : own;
    const given = codes.take(wanted);
    if (given !== wanted)
      notices.warn('name_changed', grid.place(node.row, 'name'), { name: quoted(wanted), code: given });
    return given;
  };
  const group = (
    node: GroupNode,
    instance: Instance | null,
    role: PlannedGroup['role'],
    depth: number,
  ): PlannedGroup => ({
    kind: 'group',
    node,
    code: code(node, instance),
    instance,
    role,
    children: plan(node.children, instance, depth + 1),
  });
  const repeat = (node: GroupNode, depth: number): Planned[] => {
    const { times } = timesOf(node, grid);
    notices.warn('repeat_written_out', grid.place(node.row, 'type'), { name: quoted(node.name), times });
    const all = () =>
      Array.from({ length: times }, (_, at) => group(node, { repeat: node, index: at + 1 }, 'time', depth + 1));
    if (depth > 0) return all();
    const holder: PlannedGroup = {
      kind: 'group',
      node,
      code: code(node, null),
      instance: null,
      role: 'holder',
      children: [],
    };
    holder.children = all();
    return [holder];
  };
  const plan = (list: readonly Node[], instance: Instance | null, depth: number): Planned[] =>
    list.flatMap((node): Planned[] => {
      if (node.kind === 'question') return [{ kind: 'question', node, code: code(node, instance), instance }];
      const matrix = asMatrix(node, grid, referred);
      if (matrix) return [{ kind: 'question', node: matrix, code: code(node, instance), instance }];
      if (node.kind === 'repeat' && !instance) return repeat(node, depth);
      if (node.kind === 'repeat')
        notices.warn('repeat_nested', grid.place(node.row, 'type'), { name: quoted(node.name) });
      return [group(node, instance, 'group', depth)];
    });
  return plan(nodes, null, 0);
}

/** Names that any cell refers to. */
function referredNames(grid: Grid): Set<string> {
  const names = new Set<string>();
  for (const { cells } of grid.rows)
    for (const cell of cells) for (const [, name = ''] of cell.matchAll(/\$\{([^{}$]*)\}/g)) names.add(name.trim());
  return names;
}

/** A group that is a table of choices, as far as nothing of it would be lost; null where something would. */
function asMatrix(node: GroupNode, grid: Grid, referred: ReadonlySet<string>): MatrixNode | null {
  const isTable = node.kind === 'group' && node.appearance.split(/\s+/).includes('table-list');
  if (!isTable || Object.keys(node.label).length === 0 || node.children.length === 0 || node.children.length > 30)
    return null;
  const lists = new Set<string>();
  const needs = new Set<string>();
  const rows: AskedNode[] = [];
  for (const child of node.children) {
    if (child.kind !== 'question' || child.type.kind !== 'select' || child.type.how !== 'one' || child.type.hasOther)
      return null;
    const hasMore = ['relevant', 'constraint', 'choice_filter', 'default', 'hint'].some(
      (key) => grid.text(child.row, key) !== '',
    );
    if (hasMore || referred.has(child.name) || Object.keys(child.label).length === 0) return null;
    const required = grid.text(child.row, 'required');
    const when = isYes(required) || isNo(required) ? '' : required;
    needs.add(JSON.stringify([when, grid.words(child.row, 'required_message', '')]));
    lists.add(child.type.list);
    rows.push(child);
  }
  const [list] = lists;
  return lists.size === 1 && needs.size === 1 && list ? { ...node, kind: 'matrix', list, rows } : null;
}

/** Every question of a plan, in its order. */
export function plannedQuestions(planned: readonly Planned[]): PlannedQuestion[] {
  return planned.flatMap((each) => (each.kind === 'question' ? [each] : plannedQuestions(each.children)));
}

/** Every group of a plan, the outer ones first. */
export function plannedGroups(planned: readonly Planned[]): PlannedGroup[] {
  return planned.flatMap((each) => (each.kind === 'group' ? [each, ...plannedGroups(each.children)] : []));
}

/** Whether what a node asks has an answer that somebody gives. */
export function takesAnswer({ node }: PlannedQuestion): boolean {
  if (node.kind === 'matrix' || node.type.kind === 'select') return true;
  return !['note', 'calculate', 'hidden'].includes(node.type.name);
}
