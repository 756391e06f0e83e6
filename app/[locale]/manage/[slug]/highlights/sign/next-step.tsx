import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isDraft } from '@/lib/outcome/policy';
import type { Signing } from '@/lib/outcome/queries/signing';
import { unsignedWords } from '../unsigned-words';

/** What has to happen next, and where. */
export async function NextStep({ signing, scope, locale }: { signing: Signing; scope: MeetingScope; locale: Locale }) {
  const t = await getTranslations('outcome.sign');
  const { state, gaps, unsigned } = signing;
  const toText = can(scope, 'outcome.translate') ? (
    <p>
      <Link href={`/manage/${scope.meeting.slug}/highlights`}>{t('back')}</Link>
    </p>
  ) : null;
  if (!isDraft(state))
    return (
      <Notice level={2} kind="done" title={t('published')}>
        <p>{t('publishedText')}</p>
      </Notice>
    );
  if (state === 'CLEARANCE')
    return (
      <Notice level={2} title={t('clearance')}>
        <p>{t('clearanceText')}</p>
      </Notice>
    );
  if (gaps > 0)
    return (
      <Notice level={2} kind="ask" title={t('gaps', { count: gaps })}>
        <p>{t('gapsText')}</p>
        {toText}
      </Notice>
    );
  if (unsigned.length === 0)
    return (
      <Notice level={2} kind="done" title={t('complete')}>
        <p>{t('completeText')}</p>
        {can(scope, 'outcome.publish') ? toText : null}
      </Notice>
    );
  return (
    <Notice level={2} kind="ask" title={t('waiting', { count: unsigned.length })}>
      <ul>
        {unsigned.map((one) => (
          <li key={`${one.language} ${one.capacity}`}>{unsignedWords(one, locale, t)}</li>
        ))}
      </ul>
    </Notice>
  );
}
