import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage } from '@/lib/auth/page';
import { previewCancelling } from '@/lib/cancelling/queries/recipients';
import { previewSchema } from '@/lib/cancelling/schema';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { mayMove } from '@/lib/meetings/policy';
import { Preview } from './preview';
import { ReasonForm } from './reason-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cancelling'))('title'), robots: { index: false, follow: false } };
}

/** Calling a meeting off: first the reason, then every mail as it would leave and to how many, then the step that cannot be undone. */
export default async function CancelMeetingPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('cancelling')]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'meeting.cancel',
    here: `/${locale}/manage/${slug}/cancel`,
  });
  const { meeting } = scope;
  if (!mayMove(meeting.phase, 'cancel'))
    return (
      <EmptyState title={t('done')} level={1} action={<Link href={`/manage/${slug}/edit`}>{t('keep')}</Link>}>
        {t('doneText')}
      </EmptyState>
    );
  const reason = previewSchema.parse(query);
  const [source = 'en'] = meeting.languages;
  const isAsked = Object.keys(query).some((name) => name.startsWith('reason.'));
  const hasReason = Boolean(reason[source as Locale]);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/edit`}>{t('keep')}</Link>
        </p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        {meeting.phase === 'PREPARATION' ? <p className="soft">{t('preparation')}</p> : null}
      </div>
      <ReasonForm meeting={meeting} reason={reason} isMissing={isAsked && !hasReason} />
      {hasReason ? (
        <Preview meeting={meeting} reason={reason} preview={await previewCancelling(scope)} locale={locale} />
      ) : null}
    </div>
  );
}
