import { unpack } from '../sheet/unpack.mjs';
import { SheetError } from '../sheet/sheet-error.mjs';
import { walkXml } from '../walk-xml.mjs';
import { paperLimits } from './limits.mjs';

/** Parts that hold a program, or a file of another program. */
const activePart =
  /(?:^|\/)(?:vbaProject|vbaData|activeX|embeddings\/|externalLinks\/|customUI\/)|\.(?:bin|exe|js|vbs|ocx)$/i;
/** What is fetched or started from elsewhere as soon as a file is opened. */
const activeRelation = /\/(?:attachedTemplate|oleObject|frame|package|control|subDocument)$/;

const damaged = () => {
  throw new SheetError('damaged');
};

/** @param {string} name */
const isRelations = (name) => name.endsWith('.rels');

/**
 * Refuses a text document or presentation that cannot be read ("damaged"), or that holds a program, a file of another program or a
 * template from elsewhere ("active"). Every part is held to the limits of archives.
 * @param {Uint8Array} bytes
 */
export function inspectOffice(bytes) {
  let isActive = false;
  const parts = unpack(bytes, (name) => {
    isActive ||= activePart.test(name);
    return isRelations(name) || name === '[Content_Types].xml';
  });
  if (!parts.has('[Content_Types].xml')) damaged();
  if (/macroEnabled/i.test(parts.get('[Content_Types].xml') ?? '')) isActive = true;
  for (const [name, xml] of parts)
    walkXml(xml, {
      open: (tag, { Type: type = '', TargetMode: mode = '' }) => {
        if (isRelations(name) && tag === 'Relationship' && mode === 'External' && activeRelation.test(type))
          isActive = true;
      },
      broken: damaged,
    });
  if (isActive) throw new SheetError('active');
}

/** Where the words of a presentation or text document stand. */
const textPart = /^(?:word\/document\.xml|word\/footnotes\.xml|ppt\/slides\/slide(\d+)\.xml)$/;

/**
 * The words of a text document or presentation in reading order, a paragraph a line.
 * @param {Uint8Array} bytes
 */
export function wordsOfOffice(bytes) {
  return textsOfOffice(bytes).join('\n');
}

/**
 * The words of each slide of a presentation; of a text document, which has no pages of its own, none.
 * @param {Uint8Array} bytes
 */
export function slidesOfOffice(bytes) {
  const isPresentation = unpack(bytes, (name) => name === 'ppt/presentation.xml').size > 0;
  return isPresentation ? textsOfOffice(bytes) : [];
}

/** @param {Uint8Array} bytes */
function textsOfOffice(bytes) {
  const number = (name) => Number(textPart.exec(name)?.[1] ?? 0);
  const parts = [...unpack(bytes, (name) => textPart.test(name))]
    .sort(([one], [other]) => number(one) - number(other) || (one < other ? -1 : 1))
    .slice(0, paperLimits.pages);
  /** @type {string[]} */
  const texts = [];
  let length = 0;
  for (const [, xml] of parts) {
    const text = textOf(xml);
    texts.push(text);
    length += text.length;
    if (length > paperLimits.characters) break;
  }
  return texts;
}

/** @param {string} xml */
function textOf(xml) {
  let words = '';
  let isText = false;
  walkXml(xml, {
    open: (tag) => {
      isText = tag === 't';
      if (tag === 'tab' || tag === 'br') words += ' ';
    },
    close: (tag) => {
      isText = false;
      if (tag === 'p') words += '\n';
    },
    text: (value) => {
      if (isText) words += value;
    },
    broken: damaged,
  });
  return words;
}
