import { SheetError } from '@/lib/core/sheet/sheet-error.mjs';
import { walkXml } from '@/lib/core/walk-xml.mjs';
import { unpack } from '@/lib/core/sheet/unpack.mjs';
import type { Proposal } from '../model/differences';
import { mostUnits, type ReadTranslations } from './translation-unit';

const body = 'word/document.xml';
/** What the first cell of a row says below its place: the sentence and the hash of its source. */
const reference = /\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s+([0-9a-f]{64})\b/;
/** Above the table: the language it is translated into. */
const languageMark = /\bparley:([a-z]{2,3})\b/;

/**
 * Reads the table that `translationTable` made, as a translator gave it back from a word processor: the last cell of each row that
 * names a sentence. Tracked changes count as accepted. A row without text says nothing.
 */
export function readTranslationTable(bytes: Uint8Array): ReadTranslations {
  let xml: string | undefined;
  try {
    xml = unpack(bytes, (name) => name === body).get(body);
  } catch (error) {
    if (error instanceof SheetError) return { problem: 'not_translations' };
    throw error;
  }
  const read = xml === undefined ? null : readBody(xml);
  if (!read) return { problem: 'not_translations' };
  const target = languageMark.exec(read.around)?.[1];
  if (!target) return { problem: 'no_target_language' };
  const proposals = read.rows.flatMap((cells): Proposal[] => {
    const [, uid, hash] = reference.exec(cells[0] ?? '') ?? [];
    const text = (cells.at(-1) ?? '').trim();
    return uid && hash && text !== '' ? [{ uid, hash, text, state: 'translated' }] : [];
  });
  return proposals.length > mostUnits ? { problem: 'too_many_units' } : { target, proposals };
}

/** The texts of a document's table cells, row by row, and of everything around them; null where the file is broken. */
function readBody(xml: string): { rows: string[][]; around: string } | null {
  const rows: string[][] = [];
  const found = { around: '', isBroken: /<!(?:DOCTYPE|ENTITY)/i.test(xml) };
  const open: string[] = [];
  const put = (text: string) => {
    const row = open.includes('tc') ? rows.at(-1) : undefined;
    if (row) row[row.length - 1] += text;
    else found.around += text;
  };
  walkXml(xml, {
    broken: () => {
      found.isBroken = true;
    },
    open: (name) => {
      if (name === 'tr') rows.push([]);
      if (name === 'tc') rows.at(-1)?.push('');
      if (name === 'tab' || name === 'br') put(' ');
      open.push(name);
    },
    // What a tracked change took out stands in an element of its own name (delText).
    text: (value) => {
      if (open.at(-1) === 't' && !open.includes('moveFrom')) put(value);
    },
    close: () => {
      if (open.pop() === 'p') put(' ');
    },
  });
  return found.isBroken ? null : { rows, around: found.around };
}
