import { FigureLink } from '@/components/recommendations/figure-link';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime, formatDue } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { RecommendationDetail } from '@/lib/recommendations/queries';

/** The chain around one recommendation, from the survey to the commitment, each link leading to its record. */
export async function Way({
  recommendation,
  scope,
  locale,
}: {
  recommendation: RecommendationDetail;
  scope: MeetingScope;
  locale: Locale;
}) {
  const [t, p] = await Promise.all([getTranslations('recommendations'), getTranslations('plenary')]);
  const { slug } = scope.meeting;
  const { symbol, group, issue, sources, usedIn, decisions, commitments, level } = recommendation;
  const to = (id: string) => `/meetings/${slug}/recommendations/${id}`;
  const items: TimelineItem[] = [];
  if (group)
    items.push({
      key: 'survey',
      state: 'was',
      title: t('way.survey'),
      note: issue?.figure ? <FigureLink slug={slug} figure={issue.figure} /> : t('way.noSurvey'),
    });
  if (group) {
    items.push({
      key: 'group',
      state: 'was',
      title: t('way.group'),
      note: (
        <Link href={`/meetings/${slug}/groups/${group.code}`}>
          <Localized text={group.names} fallback="silent" />
        </Link>
      ),
    });
  }
  if (issue)
    items.push({
      key: 'issue',
      state: 'was',
      title: t('way.issue', { position: issue.position }),
      note: <Localized text={issue.title} fallback="short" />,
    });
  const isInMeeting = can(scope, 'plenary.read');
  for (const { id, symbol: of, disposition, why, revision, text, source } of sources) {
    items.push({
      key: id,
      state: 'was',
      title: (
        <>
          <Link href={to(id)}>
            <SymbolOrDraft symbol={of} />
          </Link>
          , {t(`disposition.${disposition}`)}
        </>
      ),
      // What it was made from stands beside it, in the very words.
      ...(isInMeeting ? { text: <Localized text={text} source={source} fallback="short" /> } : {}),
      note: [t('revision', { number: revision.number }), why].filter(Boolean).join('. '),
    });
  }
  items.push({ key: 'here', state: 'on', title: <SymbolOrDraft symbol={symbol} /> });
  for (const { id, symbol: of, disposition, why, status } of usedIn) {
    items.push({
      key: id,
      title: (
        <>
          <Link href={to(id)}>
            <SymbolOrDraft symbol={of} />
          </Link>
          , {t(`disposition.${disposition}`)}
        </>
      ),
      note: (
        <>
          <RecommendationStatus status={status} /> {why}
        </>
      ),
    });
  }
  if (level === 'REGIONAL' && usedIn.length === 0)
    items.push({ key: 'none', title: <span className="soft">{t('way.notUsed')}</span> });
  for (const { id, outcome, at, method, number, byName, note, reservations } of decisions) {
    items.push({
      key: id,
      title: t('way.decision'),
      note: (
        <>
          {[
            formatDateTime(at, locale, scope.meeting.zone),
            method === 'CONSENSUS_NOTED'
              ? t('way.decisionOn', { outcome: t(`status.${outcome}`), number, name: byName })
              : t('way.decisionBy', {
                  outcome: t(`status.${outcome}`),
                  number,
                  how: p(`method.${method}`, { name: byName }),
                }),
            note,
          ]
            .filter(Boolean)
            .join('. ')}
          {reservations.map(({ id: reservation, names, language, text }) => (
            <span key={reservation} className="sub">
              {p('reservations.of')} <Localized text={names} fallback="silent" />: <span lang={language}>{text}</span>
            </span>
          ))}
        </>
      ),
    });
  }
  for (const { id, symbol: of, dueBy } of commitments) {
    items.push({
      key: id,
      title: (
        <>
          {t('way.commitment')} <Sym>{of}</Sym>
        </>
      ),
      note: (
        <>
          <Link href={`/meetings/${slug}/highlights#${of}`}>{t('way.commitment')}</Link>{' '}
          {dueBy ? formatDue(dueBy, locale) : null}
        </>
      ),
    });
  }
  return (
    <section aria-labelledby="way">
      <h2 id="way">{t('way.title')}</h2>
      <Timeline items={items} ordered />
    </section>
  );
}
