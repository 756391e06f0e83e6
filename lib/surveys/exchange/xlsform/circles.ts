import { referencesOf } from '../../model/expression/expression';
import { parseExpression } from '../../model/expression/parse';
import type { Grid } from './grid';
import { quoted, type Notices, type Place } from './notices';
import type { Node } from './tree';

/** What a question depends on: an expression of its own, or of a group around it. */
type Dependence = { on: string; text: string; place: Place };

/**
 * Says what is asked only where it is itself answered, or is calculated from itself, over however many steps. What stands in
 * a group depends on what the group depends on. Names that several questions have are left aside.
 */
export function checkCircles(nodes: readonly Node[], grid: Grid, notices: Notices) {
  const graph = dependences(nodes, grid);
  const done = new Set<string>();
  for (const name of graph.keys()) {
    const circle = circleFrom(name, graph, done);
    if (circle) notices.error('reference_circle', circle.place, { name: quoted(circle.on), text: quoted(circle.text) });
  }
}

function dependences(nodes: readonly Node[], grid: Grid): Map<string, Dependence[]> {
  const graph = new Map<string, Dependence[]>();
  const several = new Set<string>();
  const read = (node: Node, key: 'relevant' | 'calculation'): Dependence[] => {
    const text = grid.text(node.row, key);
    const parsed = parseExpression(text);
    const place = grid.place(node.row, key);
    return parsed.ok ? referencesOf(parsed.expression).map((on) => ({ on, text, place })) : [];
  };
  const visit = (node: Node, around: readonly Dependence[]) => {
    const asked = [...around, ...read(node, 'relevant')];
    if (node.kind !== 'question') {
      for (const child of node.children) visit(child, asked);
      return;
    }
    if (graph.has(node.name)) several.add(node.name);
    graph.set(node.name, [...asked, ...read(node, 'calculation')]);
  };
  for (const node of nodes) visit(node, []);
  for (const name of several) graph.delete(name);
  return graph;
}

type Step = { name: string; left: Dependence[] };

/** The dependence that closes a circle, seen from a name on; null where there is none. `done`: names that were seen before. */
function circleFrom(start: string, graph: ReadonlyMap<string, Dependence[]>, done: Set<string>): Dependence | null {
  if (done.has(start)) return null;
  const path: Step[] = [{ name: start, left: [...(graph.get(start) ?? [])] }];
  const open = new Set([start]);
  let found: Dependence | null = null;
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const next = step.left.shift();
    if (!next) {
      done.add(step.name);
      open.delete(step.name);
      path.pop();
    } else if (open.has(next.on)) found ??= next;
    else if (!done.has(next.on) && graph.has(next.on)) {
      open.add(next.on);
      path.push({ name: next.on, left: [...(graph.get(next.on) ?? [])] });
    }
  }
  return found;
}
