import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { AmendmentCard } from '@/components/plenary/amendment-card';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { takeAmendmentAction } from '@/lib/plenary/actions';
import { findAmendmentRow } from '@/lib/plenary/queries/amendments';
import { findItem } from '@/lib/plenary/queries/list';
import { longestTranslation } from '@/lib/plenary/schema';
import { longestText } from '@/lib/recommendations/schema';
import { ResultForm } from './result-form';

type Props = { params: Promise<{ locale: Locale; slug: string; amendment: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('take.title') };
}

/** The result of an amendment before it is written: the text as it is, what it becomes, and the changes word by word. */
export default async function TakePage({ params }: Props) {
  const { locale, slug, amendment: id } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'amendment.decide',
    here: `/${locale}/manage/${slug}/plenary/amendments/${id}`,
  });
  const [t, common, amendment] = await Promise.all([
    getTranslations('plenary'),
    getTranslations('common'),
    orNotFound(findAmendmentRow(scope, recordId.parse(id))),
  ]);
  const item = await orNotFound(findItem(scope, amendment.recommendationId));
  const current = item.text as Readonly<Record<string, string>>;
  const proposed = new Map(amendment.texts.map((text) => [text.language, text]));
  // The source always; others where the amendment says something of them or the text has them now.
  const languages = [item.source, ...scope.meeting.languages.filter((one) => one !== item.source)].filter(
    (language) => language === item.source || language in current || proposed.has(language),
  );
  const isOnScreen = item.onScreenSince !== null;
  return (
    <div className="stack-l">
      <Breadcrumbs items={[{ href: `/manage/${slug}/plenary`, label: t('title') }]} />
      <h1>{t('take.of', { number: amendment.number, symbol: item.symbol ?? '' })}</h1>
      <ul className="bare">
        <AmendmentCard amendment={amendment} locale={locale} zone={scope.meeting.zone} />
      </ul>
      {amendment.end ? null : !isOnScreen ? (
        <Notice title={t('take.notOnScreen')} level={2}>
          <Link href={`/manage/${slug}/plenary`}>{t('take.toConsole')}</Link>
        </Notice>
      ) : item.shown.id !== item.revision.id ? (
        <Notice title={t('pin.newer', { shown: item.shown.number, number: item.revision.number })} level={2}>
          <Link href={`/manage/${slug}/plenary`}>{t('take.toConsole')}</Link>
        </Notice>
      ) : (
        <section aria-labelledby="result">
          <h2 id="result">{t('take.result')}</h2>
          <p className="small soft">{t('take.lead', { number: item.revision.number + 1 })}</p>
          <ResultForm
            key={amendment.id}
            action={takeAmendmentAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'plenary')}
            meeting={slug}
            amendment={amendment.id}
            revision={item.revision.id}
            texts={languages.map((language) => ({
              language,
              name: languageName(language, locale),
              current: current[language] ?? '',
              result: resultIn(language, { current, source: item.source, text: proposed.get(language) }),
              isOpen: proposed.get(language)?.result === null,
              isSource: language === item.source,
              maxLength: language === item.source ? longestText : longestTranslation,
            }))}
            labels={{
              form: t('take.title'),
              text: t.raw('take.text'),
              changes: t('take.changes'),
              same: t('take.same'),
              open: t('take.open'),
              empty: t('take.empty'),
              changed: t('take.changed'),
              goOn: t('take.goOn'),
              submit: t('take.submit'),
              said: {
                removed: common('wordDiff.removed'),
                added: common('wordDiff.added'),
                end: common('wordDiff.end'),
                lang: locale,
              },
            }}
          />
        </section>
      )}
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['amendment', 'screen', 'recommendation']}
        lost={t('live.lost')}
      />
    </div>
  );
}

/** What stands in the field: the merged text; the current one where a person has to write the result, so that nothing taken before is lost; a translation nobody has amended is emptied. */
function resultIn(
  language: string,
  {
    current,
    source,
    text,
  }: {
    current: Readonly<Record<string, string>>;
    source: string;
    text: { proposed: string; result: string | null } | undefined;
  },
): string {
  if (text) return text.result ?? current[language] ?? '';
  return language === source ? (current[language] ?? '') : '';
}
