import { formatDateTime, formatDay, formatTime, dayOf } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { dayRecord } from '../model/day-record';
import { recordHash, type PlenaryRecord, type RecordedItem } from '../model/record';

/** A line of the minutes: what was said of a text, a text itself, or what stands small beside it, after a label in the minutes' language. */
export type MinutesLine = { kind: 'line' | 'text' | 'small'; text: string; lang: string; label?: string };
export type WordedMinutes = {
  language: Locale;
  title: string;
  meeting: string;
  lead: string;
  illustrative: string | null;
  sections: { title: string; lines: MinutesLine[] }[];
  /** Printed on every page: the hash of the record the minutes were composed from. */
  seal: string;
};

/**
 * The minutes of one sitting, composed from what was recorded on that day by the meeting's clock and from nothing else: each item
 * with its amendments as they stood that evening, the text decided upon and its hash, the decision, reservations, and who spoke when.
 */
export function wordMinutes(whole: PlenaryRecord, day: string, language: Locale): WordedMinutes {
  const record = dayRecord(whole, day);
  const t = translator(language, 'plenary');
  const { zone, title, illustrative } = record.meeting;
  const isOf = (at: string) => dayOf(new Date(at), zone) === day;
  const local = (names: LocalizedText) => pick(names, language).text;
  const time = (at: string) => formatTime(new Date(at), language, zone);
  const line = (text: string): MinutesLine => ({ kind: 'line', text, lang: language });
  const small = (text: string): MinutesLine => ({ kind: 'small', text, lang: language });

  const spoke = (item: string | null) =>
    record.turns
      .filter((turn) => turn.item === item)
      .map(({ delegation, kind, startedAt, endedAt }) =>
        t(kind === 'POINT_OF_ORDER' ? 'minutes.order' : 'minutes.spoke', {
          name: local(delegation),
          from: time(startedAt),
          to: endedAt ? time(endedAt) : '–',
        }),
      );

  const sections = record.items.flatMap((item) => {
    const lines = linesOf(item);
    return lines.length > 0 ? [{ title: t('minutes.item', { symbol: item.symbol ?? '' }), lines }] : [];
  });
  const others = spoke(null);

  function linesOf(item: RecordedItem): MinutesLine[] {
    return [
      ...spoke(item.symbol).map(line),
      ...item.amendments.flatMap(({ number, delegation, revision, texts, language: own, explanation, at, end }) => [
        line(
          t('minutes.amendment', {
            number,
            name: local(delegation),
            revision,
            at: formatDateTime(new Date(at), language, zone),
          }),
        ),
        { kind: 'text' as const, text: texts[own] ?? '', lang: own },
        ...(explanation
          ? [{ kind: 'small' as const, label: t('amendments.explanation'), text: explanation, lang: own }]
          : []),
        line(
          end
            ? [
                t(`amendments.end.${end.outcome as 'ACCEPTED'}`),
                end.revision === null ? null : t('amendments.became', { revision: end.revision }),
                time(end.at),
              ]
                .filter(Boolean)
                .join('. ')
            : t('amendments.open'),
        ),
        ...(end?.note
          ? [{ kind: 'small' as const, label: t('minutes.said'), text: end.note, lang: end.language ?? language }]
          : []),
      ]),
      ...item.silences.flatMap(({ revision, closesAt, by, audience, end, breaks }) => [
        line(
          [
            t('minutes.silence', {
              revision,
              name: by,
              count: audience.length,
              deadline: formatDateTime(new Date(closesAt), language, zone),
            }),
            end ? t(`silence.state.${end.outcome as 'ADOPTED'}`) : null,
          ]
            .filter(Boolean)
            .join('. '),
        ),
        ...breaks.map(({ delegation, reason, language: own }) => ({
          kind: 'small' as const,
          label: t('minutes.broken', { name: local(delegation) }),
          text: reason,
          lang: own ?? language,
        })),
      ]),
      ...item.decisions.filter(({ at }) => !isOf(at)).flatMap(laterReservations),
      ...item.decisions
        .filter(({ at }) => isOf(at))
        .flatMap(({ outcome, method, note, by, at, revision, hash, languages, textsHash, vote, reservations }) => {
          const decided = item.revisions.find(({ number }) => number === revision);
          return [
            line(
              [
                t('minutes.decision', {
                  outcome: t(`outcome.${outcome as 'ADOPTED'}`),
                  how: t(`method.${method as 'VOTE'}`, { name: by }),
                  at: time(at),
                  revision,
                }),
                vote ? t('vote.result', vote) : null,
                note,
              ]
                .filter(Boolean)
                .join('. '),
            ),
            ...(decided ? textOf(decided) : []),
            small(textsHash ? `sha256 (${languages.join(', ')}) ${textsHash}` : `sha256 ${hash}`),
            ...reservations.flatMap(({ delegation, language: own, text, withdrawnAt }) => [
              line(
                [
                  `${t('reservations.of')} ${local(delegation)}`,
                  withdrawnAt
                    ? t('reservations.withdrawn', { at: formatDateTime(new Date(withdrawnAt), language, zone) })
                    : null,
                ]
                  .filter(Boolean)
                  .join(', '),
              ),
              { kind: 'text' as const, text, lang: own },
            ]),
          ];
        }),
    ];
  }

  /** What was reserved or withdrawn that day on a decision of an earlier one. */
  function laterReservations({
    at: decidedAt,
    revision,
    reservations,
  }: RecordedItem['decisions'][number]): MinutesLine[] {
    return reservations.flatMap(({ delegation, language: own, text, at, withdrawnAt }) => {
      const values = { name: local(delegation), at: formatDateTime(new Date(decidedAt), language, zone), revision };
      return [
        ...(isOf(at) ? [line(t('minutes.reservedOn', values)), { kind: 'text' as const, text, lang: own }] : []),
        ...(withdrawnAt && isOf(withdrawnAt) ? [line(t('minutes.withdrawnOn', values))] : []),
      ];
    });
  }

  /** The sentence in the language of the minutes where the revision has it, in the one it was written in otherwise. */
  function textOf({ units, translations }: RecordedItem['revisions'][number]): MinutesLine[] {
    return units.map(({ uid, language: own, text }) => {
      const translated = translations.find((one) => one.uid === uid && one.language === language);
      return translated ? { kind: 'text', text: translated.text, lang: language } : { kind: 'text', text, lang: own };
    });
  }

  return {
    language,
    title: t('minutes.titleOf', { day: formatDay(day, language) }),
    meeting: local(title),
    lead: t('minutes.lead', { city: cityName(record.meeting.city, language) }),
    illustrative: illustrative ? translator(language, 'common')('illustrative.band') : null,
    sections: [...sections, ...(others.length > 0 ? [{ title: t('floor.title'), lines: others.map(line) }] : [])],
    seal: t('minutes.seal', { hash: recordHash(record) }),
  };
}
