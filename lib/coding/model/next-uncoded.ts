import { codedName, type Text } from '@/lib/surveys/model/coded-answers';

/** The first answer after the given one that is not coded as it stands, from the beginning again at the end; null where all are. */
export function nextUncoded(texts: readonly Text[], coded: ReadonlySet<string>, after: string | null): string | null {
  const place = texts.findIndex(({ key }) => key === after) + 1;
  const inTurn = [...texts.slice(place), ...texts.slice(0, place)];
  return inTurn.find((text) => !coded.has(codedName(text)))?.key ?? null;
}
