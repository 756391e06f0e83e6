import type { Metadata } from 'next';
import { RoundStateLine } from '@/components/clearing/round-state';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { findAskedRound, listAskedRounds } from '@/lib/clearing/queries/rounds';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { TextToClear } from './text-to-clear';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clearing'))('page.title'), robots: { index: false, follow: false } };
}

/** The text of a round, sentence by sentence in the reader's language, with their delegation's comments in place. */
export default async function CommentPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('clearing')]);
  const here = `/${locale}/meetings/${slug}/clearing`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const rounds = await listAskedRounds(scope);
  const chosen = rounds.find(({ number }) => String(number) === query.round) ?? rounds[0];
  const crumbs = (
    <Breadcrumbs items={[{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }]} />
  );
  const toManage = can(scope, 'clearing.manage') ? (
    <Link href={`/manage/${slug}/highlights/clearing`}>{t('page.toManage')}</Link>
  ) : null;
  if (!chosen)
    return (
      <>
        {crumbs}
        <EmptyState level={1} title={t('page.none')}>
          {t('page.noneText')} {toManage}
        </EmptyState>
      </>
    );
  const language = typeof query.language === 'string' ? query.language : locale;
  const round = await orNotFound(findAskedRound(scope, chosen.id, language));
  const at = (asked: { round?: number; language?: string }) =>
    `${here}?round=${asked.round ?? round.number}&language=${asked.language ?? round.language}`;
  const isOpen = round.state === 'OPEN';
  return (
    <>
      {crumbs}
      <div className="head">
        <h1>{t('page.title')}</h1>
        <p className="soft">{t('round', { number: round.number })}</p>
        <RoundStateLine round={round} zone={scope.meeting.zone} />
        {pick(round.purpose, locale).text === '' ? null : (
          <p className="lead" style={{ whiteSpace: 'pre-line' }}>
            <Localized text={round.purpose} fallback="short" />
          </p>
        )}
        {round.silence === 'OPEN' ? <p>{t('page.silence')}</p> : null}
        {isOpen ? (
          <p>
            {t('page.asked', {
              delegations: formatList(
                round.mine.map(({ names }) => pick(names, locale).text),
                locale,
              ),
            })}
          </p>
        ) : null}
        <p className="small soft">{t(`sight.${round.sight}`)}</p>
        {toManage ? <p>{toManage}</p> : null}
      </div>
      {isOpen ? null : (
        <Notice level={2} title={t('page.late')}>
          <p>{t('page.lateText')}</p>
        </Notice>
      )}
      {round.languages.length > 1 ? (
        <nav className="tabs" aria-label={t('page.readIn')}>
          <ul>
            {round.languages.map((one) => (
              <li key={one}>
                <a href={at({ language: one })} aria-current={one === round.language ? 'page' : undefined}>
                  {languageName(one, locale)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {rounds.length > 1 ? (
        <nav className="row" aria-label={t('page.others')}>
          {rounds.map(({ number }) => (
            <a key={number} href={at({ round: number })} aria-current={number === round.number ? 'page' : undefined}>
              {t('round', { number })}
            </a>
          ))}
        </nav>
      ) : null}
      <TextToClear round={round} asked={Number(query.on)} here={at({})} scope={scope} locale={locale} />
      <p className="small soft hash">
        {round.version === null ? null : <>{t('version', { number: round.version })}. </>}
        {t('hash', { hash: round.contentHash })}
      </p>
    </>
  );
}
