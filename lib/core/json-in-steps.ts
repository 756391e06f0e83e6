/** So deep in a value its parts are written one by one: the blocks of a document. What lies deeper is short, and is written whole. */
const deepest = 2;

/**
 * The JSON of a value, as `JSON.stringify` writes it, in steps: a document may have thousands of parts, and whoever else is
 * served is not to wait until all are written. `tidy` is done to every piece; a piece never ends within a text.
 */
export function* jsonOf(value: unknown, tidy: (piece: string) => string = (piece) => piece): Generator<void, string> {
  const pieces: string[] = [];
  for (const piece of piecesOf(value, deepest)) {
    pieces.push(tidy(piece));
    yield;
  }
  return pieces.join('');
}

function* piecesOf(value: unknown, levels: number): Generator<string, void> {
  const parts = levels === 0 ? null : partsOf(value);
  if (!parts) {
    yield JSON.stringify(value);
    return;
  }
  const [opening, closing] = Array.isArray(value) ? '[]' : '{}';
  let before = opening;
  for (const [name, part] of parts) {
    yield name === null ? `${before}` : `${before}${JSON.stringify(name)}:`;
    yield* piecesOf(part, levels - 1);
    before = ',';
  }
  yield before === opening ? `${opening}${closing}` : `${closing}`;
}

/** What an array or a plain object holds, as it is written; null for everything else, which knows itself how. */
function partsOf(value: unknown): [string | null, unknown][] | null {
  if (Array.isArray(value)) return value.map((part: unknown) => [null, isWritten(part) ? part : null]);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return null;
  return Object.entries(value).filter(([, part]) => isWritten(part));
}

const isWritten = (part: unknown) => !['undefined', 'function', 'symbol'].includes(typeof part);
