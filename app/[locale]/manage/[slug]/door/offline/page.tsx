import type { Metadata } from 'next';
import { DoorDesk } from '@/components/door/door-desk';
import { findMeeting, signInPath } from '@/lib/auth/page';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { deskWords } from '../desk-words';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door'))('offline.title'), robots: { index: false, follow: false } };
}

/**
 * The door without a connection: a field for badges and what waits, and nothing of anybody. The one page that is kept on a
 * device; the worker asks for it without a cookie, so everybody gets the same.
 */
export default async function OfflineDoorPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('door')]);
  const scope = await findMeeting(slug);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('offline.title')}</h1>
        <p className="soft">{t('offline.lead')}</p>
      </div>
      {scope && !isEditable(scope.meeting.phase) ? (
        <p>{t('closedText')}</p>
      ) : (
        <DoorDesk
          meeting={slug}
          locale={locale}
          zone={null}
          words={deskWords(locale)}
          formWords={formWords(locale, 'door')}
          asked={{}}
          sessions={null}
          ids={{ clientId: '', idempotencyKey: '' }}
          card={null}
          found={null}
          numbers={null}
          seq={null}
          signIn={signInPath(locale, `/${locale}/manage/${slug}/door`)}
        />
      )}
    </div>
  );
}
