import type { LocalizedText } from '@/lib/i18n/pick';
import type { SessionInput } from '../schema';
import type { SessionItem } from './session';

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

type Typed = Partial<Record<'en' | 'fr' | 'es', string | undefined>>;

/** A text in several languages without those that were left empty. */
const filled = (text: Typed): LocalizedText =>
  Object.fromEntries(Object.entries(text).flatMap(([language, value]) => (value ? [[language, value]] : [])));

/** Points from a line each: the same line is the same point in every language. They are numbered (i), (ii), (iii). */
export function itemsFrom(typed: Typed): SessionItem[] {
  const lines = Object.entries(typed).map(([language, text]) => [language, (text ?? '').split('\n')] as const);
  const count = Math.max(0, ...lines.map(([, all]) => all.length));
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(lines.flatMap(([language, all]) => (all[at]?.trim() ? [[language, all[at].trim()]] : []))),
  )
    .filter((title) => Object.keys(title).length > 0)
    .map((title, at) => ({ number: numerals[at] ?? String(at + 1), title }));
}

/** Points as they are typed: what `itemsFrom` reads back. */
export function linesOf(items: readonly SessionItem[]): Record<'en' | 'fr' | 'es', string> {
  const of = (language: string) =>
    items
      .map(({ title }) => title[language] ?? '')
      .join('\n')
      .trimEnd();
  return { en: of('en'), fr: of('fr'), es: of('es') };
}

/** The columns of a session as its form says them. */
export function sessionColumns({ kind, day, start, end, room, number, title, note, items, languages }: SessionInput) {
  return {
    kind: kind ?? null,
    day: day ?? null,
    start: start ?? null,
    end: end ?? null,
    room: room ?? null,
    number: number ?? null,
    title: filled(title),
    note: filled(note),
    items: itemsFrom(items),
    languages,
  };
}

/** The people of a session as its form says them, in its order. */
export function rolesFrom(roles: SessionInput['roles']) {
  return Object.entries(roles)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .flatMap(([, { kind, name, about, person }]) => {
      const said = filled(about);
      return kind && (person || name || Object.keys(said).length > 0)
        ? [{ kind, personId: person ?? null, name: person ? null : (name ?? null), about: said }]
        : [];
    })
    .map((role, at) => ({ ...role, position: at + 1 }));
}
