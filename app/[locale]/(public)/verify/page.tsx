import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { PageShell } from '@/components/shell/page-shell';
import { KeyValues } from '@/components/ui/key-values';
import { Notice } from '@/components/ui/notice';
import { sitePage } from '@/lib/auth/page';
import { networkOf } from '@/lib/core/network';
import { formatDate, formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { verifyPaper, type Verified } from '@/lib/papers/queries/verification';

type Props = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('papers'))('verify.title'), robots: { index: false, follow: false } };
}

/** What a paper's code proves, for whoever holds the paper. */
export default async function VerifyPage({ params, searchParams }: Props) {
  const [{ locale }, { code }, t] = await Promise.all([params, searchParams, getTranslations('papers')]);
  const scope = await sitePage({ locale, permission: 'paper.verify', here: `/${locale}/verify` });
  const typed = typeof code === 'string' ? code.trim().slice(0, 40) : '';
  const network = networkOf((await headers()).get('x-forwarded-for'));
  const found = typed ? await verifyPaper(scope, typed, network) : null;
  return (
    <PageShell>
      <div className="stack-l">
        <div className="head">
          <h1>{t('verify.title')}</h1>
          <p className="lead">{t('verify.lead')}</p>
        </div>
        <form className="filters" role="search" aria-label={t('verify.title')} action={`/${locale}/verify`}>
          <label>
            {t('verify.code')}
            <span className="help">{t('verify.help')}</span>
            <input className="w-m code" name="code" defaultValue={typed} maxLength={40} required autoComplete="off" />
          </label>
          <button className="btn">{t('verify.check')}</button>
        </form>
        {found === 'unknown' || found === 'too_many' ? (
          <Notice kind="late" level={2} title={t(found === 'unknown' ? 'verify.unknown' : 'verify.tooMany')}>
            <p>{t(found === 'unknown' ? 'verify.unknownText' : 'verify.tooManyText')}</p>
          </Notice>
        ) : found ? (
          <Proof paper={found} locale={locale} />
        ) : null}
      </div>
    </PageShell>
  );
}

async function Proof({ paper, locale }: { paper: Verified; locale: Locale }) {
  const t = await getTranslations('papers');
  const { meeting, revokedAt } = paper;
  return (
    <Notice kind={revokedAt ? 'late' : 'done'} level={2} title={t(revokedAt ? 'verify.revoked' : 'verify.valid')}>
      {revokedAt ? <p>{t('verify.revokedText', { date: formatDate(revokedAt, locale, meeting.zone) })}</p> : null}
      <KeyValues
        items={[
          { key: 'code', label: t('verify.code'), value: <span className="num">{paper.code}</span> },
          { key: 'kind', label: t('verify.kind'), value: t(`kind.${paper.kind}`) },
          { key: 'name', label: t('verify.name'), value: paper.name ? <bdi>{paper.name}</bdi> : t('verify.erased') },
          { key: 'meeting', label: t('verify.meeting'), value: pick(meeting.title, locale).text },
          {
            key: 'when',
            label: t('verify.when'),
            value: `${cityName(meeting.city, locale)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, locale)}`,
          },
          { key: 'issued', label: t('verify.issued'), value: formatDate(paper.issuedAt, locale, meeting.zone) },
        ]}
      />
      {meeting.illustrative ? <p className="small">{t('verify.illustrative')}</p> : null}
    </Notice>
  );
}
