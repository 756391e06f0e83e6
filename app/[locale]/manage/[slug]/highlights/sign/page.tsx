import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isDraft } from '@/lib/outcome/policy';
import { findSigning } from '@/lib/outcome/queries/signing';
import { EndedSignatures } from './ended-signatures';
import { NextStep } from './next-step';
import { Signatories } from './signatories';
import { SignaturesTable } from './signatures-table';
import { TextToSign } from './text-to-sign';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<{ language?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outcome.sign'))('title'), robots: { index: false, follow: false } };
}

/** Who has signed which language of the Highlights, what is lacking, and the text to be read before one signs. */
export default async function SignPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { language: asked }] = await Promise.all([params, searchParams]);
  const here = `/${locale}/manage/${slug}/highlights/sign`;
  const scope = await meetingPage(slug, { locale, permission: 'outcome.read-draft', here });
  const [t, compose, signing] = await Promise.all([
    getTranslations('outcome.sign'),
    getTranslations('outcome.compose'),
    findSigning(scope),
  ]);
  const back = can(scope, 'outcome.translate') ? (
    <p className="small">
      <Link href={`/manage/${slug}/highlights`}>{t('back')}</Link>
    </p>
  ) : null;
  if (!signing)
    return (
      <div className="stack-l">
        <div className="head">
          {back}
          <h1>{t('title')}</h1>
        </div>
        <EmptyState level={2} title={compose('empty')}>
          {t('emptyText')}
        </EmptyState>
      </div>
    );
  const language = signing.languages.find((one) => one === asked);
  return (
    <div className="stack-l">
      <div className="head">
        {back}
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <p>
          <Sym>{signing.symbol}</Sym>{' '}
          <Status shape={signing.state === 'PUBLISHED' ? 'seal' : 'half'}>{compose(`states.${signing.state}`)}</Status>
        </p>
      </div>
      <NextStep signing={signing} scope={scope} locale={locale} />
      <SignaturesTable signing={signing} scope={scope} locale={locale} shown={language} />
      {language ? (
        <TextToSign key={language} signing={signing} language={language} scope={scope} locale={locale} />
      ) : null}
      {can(scope, 'outcome.name-signatories') && isDraft(signing.state) ? (
        <Signatories signing={signing} scope={scope} locale={locale} />
      ) : null}
      <EndedSignatures signing={signing} scope={scope} locale={locale} />
    </div>
  );
}
