import type { ReactNode } from 'react';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Localized } from '@/components/ui/localized';
import { TextChanges } from '@/components/ui/text-changes';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { countWords } from '@/lib/recommendations/model/recommendation';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import type { RecommendationDetail, RevisionRow } from '@/lib/recommendations/queries';

/** Every revision with its hash, and every change of state. Nothing of it is ever changed. */
export async function History({
  recommendation,
  scope,
  locale,
  themeName,
}: {
  recommendation: RecommendationDetail;
  scope: MeetingScope;
  locale: Locale;
  /** Names of the themes by code. */
  themeName: ReadonlyMap<string, ReactNode>;
}) {
  const t = await getTranslations('recommendations');
  const { zone } = scope.meeting;
  return (
    <>
      <section aria-labelledby="history">
        <h2 id="history">{t('history')}</h2>
        <Timeline
          ordered
          items={recommendation.transitions.map(({ id, from, to, at, note, by }) => ({
            key: id,
            state: 'was',
            title: from === null ? t('begun') : <RecommendationStatus status={to} />,
            note: (
              <>
                {formatDateTime(at, locale, zone)}
                {by ? (
                  <>
                    , <bdi>{by}</bdi>
                  </>
                ) : null}
                {note ? <span className="sub">{note}</span> : null}
              </>
            ),
          }))}
        />
      </section>
      <details>
        <summary>
          {t('revisions')} <span className="soft">{recommendation.revisions.length}</span>
        </summary>
        <Timeline
          items={recommendation.revisions.map(
            ({ id, number, at, hash, text, source, isJoined, by, amendment, ...filed }, index) => ({
              key: id,
              state: 'was',
              title: `${t('revision', { number })}, ${formatDateTime(at, locale, zone)}`,
              text: (
                <Wording text={text} source={source} before={recommendation.revisions[index + 1]} locale={locale} />
              ),
              note: (
                <span className="sub">
                  {amendment ? (
                    <>
                      {t('byAmendment', { number: amendment.number })}{' '}
                      <Localized text={amendment.names} fallback="silent" />.{' '}
                      {by ? `${t('recordedBy', { name: by })}. ` : null}
                    </>
                  ) : by ? (
                    <>
                      <bdi>{by}</bdi>.{' '}
                    </>
                  ) : null}
                  {isJoined ? `${t('joined')}. ` : null}
                  {t('words', { count: countWords(text[source] ?? '', source) })}.{' '}
                  <span title={hash}>{t('hash', { hash: hash.slice(0, 12) })}</span>
                  <Filed now={filed} before={recommendation.revisions[index + 1]} themeName={themeName} />
                </span>
              ),
            }),
          )}
        />
      </details>
    </>
  );
}

/** The text of a revision in every language it has, the one it was written in first, each with what it changed in the one before it. */
function Wording({
  text,
  source,
  before,
  locale,
}: {
  text: LocalizedText;
  source: string;
  before: RevisionRow | undefined;
  locale: Locale;
}) {
  const languages = [source, ...Object.keys(text).filter((language) => language !== source)];
  return languages.map((language) => {
    const [earlier, now] = [before?.text[language] ?? null, text[language] ?? ''];
    return (
      <span key={language} className="tx">
        {languages.length > 1 ? <span className="tiny soft">{languageName(language, locale)} </span> : null}
        {earlier === null || earlier === now ? (
          <span lang={language}>{now}</span>
        ) : (
          <TextChanges pieces={forReading(diffWords(earlier, now, language))} lang={language} />
        )}
      </span>
    );
  });
}

type FiledUnder = Pick<RevisionRow, 'themes' | 'objectives' | 'addressees' | 'dueBy'>;

/** What a revision files differently from the one before it, before and after. */
async function Filed({
  now,
  before,
  themeName,
}: {
  now: FiledUnder;
  before: FiledUnder | undefined;
  themeName: ReadonlyMap<string, ReactNode>;
}) {
  if (!before) return null;
  const t = await getTranslations('recommendations');
  const themes = ({ themes: codes }: FiledUnder) =>
    codes.map((code) => {
      const name = themeName.get(code);
      return typeof name === 'string' ? name : code;
    });
  const changes = [
    { label: t('theme'), from: themes(before), to: themes(now) },
    { label: t('board.objective'), from: before.objectives.map(String), to: now.objectives.map(String) },
    { label: t('addressees'), from: before.addressees, to: now.addressees },
    { label: t('dueBy'), from: before.dueBy ? [before.dueBy] : [], to: now.dueBy ? [now.dueBy] : [] },
  ].filter(({ from, to }) => from.join('\n') !== to.join('\n'));
  return changes.map(({ label, from, to }) => (
    <span key={label} className="sub">
      {t('filed', {
        label,
        before: from.join('; ') || t('notSaid'),
        after: to.join('; ') || t('notSaid'),
      })}
    </span>
  ));
}
