/**
 * A number as people write it: `1 250`, `1,5`, `1.5`, `−3`. Null where it is none, and where it can be read in two ways:
 * `12,500` is twelve and a half to one reader and twelve thousand five hundred to another.
 */
export function readFigure(typed: string): number | null {
  if (/^\s*[-−]?[1-9]\d{0,2},\d{3}\s*$/.test(typed)) return null;
  const plain = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : null;
}
