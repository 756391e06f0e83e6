import { Parser } from 'saxen';

/** An element of a file as a reader finds it: entities read, texts and elements in their order. */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

/** An XML file as a tree. Throws where it is not well formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    const of = Object.entries(attributes()).map(([key, value]) => [key, decode(String(value))]);
    const element: Element = { name, attributes: Object.fromEntries(of) as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closeTag', () => void open.pop());
  parser.on('text', (text, decode) => void open.at(-1)?.children.push(decode(text)));
  for (const event of ['error', 'warn'] as const)
    parser.on(event, (problem) => {
      throw problem instanceof Error ? problem : new Error(String(problem));
    });
  parser.parse(xml);
  const [top] = elementsOf(root);
  if (!top || open.length !== 1) throw new Error('the file does not end');
  return top;
}

export const elementsOf = ({ children }: Element): Element[] => children.filter((child) => typeof child !== 'string');

/** Every element of this name below another, in reading order. */
export function allOf(element: Element, name: string): Element[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
}

/** All text below an element. */
export const textIn = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
