import type { SurveyAnswer } from '../schema';
import type { SurveyQuestion } from './definition';
import { readFigure } from './figure';

type Entries = readonly (readonly [name: string, value: string])[];
type Value = Partial<Omit<SurveyAnswer, 'kind'>>;

const reasons = ['NO_CONSENSUS', 'DONT_KNOW', 'PREFER_NOT_TO_SAY'] as const;

/** What stands in the controls of a question, as the answer it would be; without the checks, which are the server's. */
export function typedAnswer(
  { type }: Pick<SurveyQuestion, 'type'>,
  entries: Entries,
  kept: SurveyAnswer | undefined,
): SurveyAnswer | undefined {
  const one = (name: string) => entries.find(([key]) => key === name)?.[1] ?? '';
  const many = (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value);
  const under = (prefix: string) =>
    entries.flatMap(([key, value]): [string, string][] =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    );
  const said = [one('instead'), type === 'SINGLE' ? one('choice') : '', type === 'SCALE' ? one('point') : ''];
  const reason = reasons.find((kind) => said.includes(kind));
  if (reason) return { kind: reason, choices: [], number: null, text: null, language: null };
  const value = valueOf();
  return value && { kind: 'VALUE', choices: [], number: null, text: null, language: null, ...value };

  function valueOf(): Value | undefined {
    const other = one('other') ? { other: one('other') } : {};
    switch (type) {
      case 'SINGLE':
        return one('choice') ? { choices: [one('choice')], ...other } : undefined;
      case 'MULTIPLE': {
        const choices = many('choices[]');
        return choices.length > 0 ? { choices, ...other } : undefined;
      }
      case 'RANKING': {
        const placed = under('order.').toSorted(([, first], [, second]) => Number(first) - Number(second));
        return placed.length > 0 ? { choices: placed.map(([code]) => code) } : undefined;
      }
      case 'SCALE':
        return one('point') ? { number: Number(one('point')) } : undefined;
      case 'MATRIX': {
        const cells = under('cells.');
        return cells.length > 0 ? { cells: Object.fromEntries(cells) } : undefined;
      }
      case 'NUMBER': {
        const number = readFigure(one('number'));
        return number === null ? undefined : { number };
      }
      case 'DATE':
        return one('date') ? { text: one('date') } : undefined;
      case 'TEXT':
      case 'LONG_TEXT': {
        const text = one('text').trim();
        return text ? { text, language: one('language') || null } : undefined;
      }
      case 'FILE':
        // Chosen and not sent yet: it has a name, and no place on the server.
        if (one('chosen')) return { file: { id: one('chosen'), sha256: '' } };
        return kept?.file && !one('remove') ? { file: kept.file } : undefined;
      case 'COUNTRY':
      case 'ORGANISATION':
      case 'THEME':
      case 'OBJECTIVE': {
        const codes = [...many('codes[]'), ...many('codes')];
        return codes.length > 0 ? { codes } : undefined;
      }
      case 'NOTE':
      case 'CALCULATED':
        return undefined;
    }
  }
}
