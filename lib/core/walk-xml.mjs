import { Parser } from 'saxen';

/**
 * Walks through an XML text; elements and attributes by their names without a prefix, whoever wrote them. Nothing is fetched, and
 * no entities but XML's own are known.
 * @param {string} xml
 * @param {{ open?: (name: string, attributes: Record<string, string>) => void, close?: (name: string) => void, text?: (value: string) => void, broken: () => void }} hooks `broken`: the text is not well-formed; what it throws ends the walk
 */
export function walkXml(xml, { open, close, text, broken }) {
  const parser = new Parser();
  const local = (name) => name.slice(name.indexOf(':') + 1);
  const read = (attributes, decode) =>
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), decode(value)]));
  if (open) parser.on('openTag', (name, attributes, decode) => open(local(name), read(attributes(), decode)));
  if (close) parser.on('closeTag', (name) => close(local(name)));
  if (text) {
    parser.on('text', (value, decode) => text(decode(value)));
    parser.on('cdata', (value) => text(value));
  }
  parser.on('error', () => broken());
  if (xml !== '') parser.parse(xml);
}
