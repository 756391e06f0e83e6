import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { Link } from '@/lib/i18n/navigation';
import type { RegistrationDetail } from '@/lib/registration/queries';
import { getTranslations } from '@/lib/i18n/words';
import styles from '@/components/privacy/privacy.module.css';

interface PersonalMattersProps {
  registration: Pick<RegistrationDetail, 'id' | 'personId' | 'delegationId'>;
  scope: MeetingScope;
  isOwn: boolean;
}

/** Ways to what is kept apart from the registration, for those who may enter it. */
export async function PersonalMatters({ registration, scope, isOwn }: PersonalMattersProps) {
  const { id, personId, delegationId } = registration;
  if (!can(scope, 'sensitive.enter', { personId, delegationId })) return null;
  const t = await getTranslations('privacy');
  const base = `/meetings/${scope.meeting.slug}/registration/${id}`;
  return (
    <section className="sec stack" aria-labelledby="personal">
      <h2 id="personal">{t('travel.personal')}</h2>
      <ul className={styles.list}>
        <li>
          <Link href={`${base}/travel`}>{t('travel.link')}</Link>
        </li>
        {isOwn && can(scope, 'consent.change', { personId }) ? (
          <li>
            <Link href={`${base}/consents`}>{t('consents.title')}</Link>
          </li>
        ) : null}
        {isOwn ? (
          <li>
            <Link href="/work/my-data">{t('mine.link')}</Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
