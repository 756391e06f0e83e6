import type { Metadata } from 'next';
import { deskWords } from '@/components/room/desk-words';
import { RoomOffline } from '@/components/room/room-offline';
import { longestPoint } from '@/lib/breakouts/schema';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { longestText } from '@/lib/recommendations/schema';

type Props = { params: Promise<{ locale: Locale; slug: string; code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('room'))('offline.title'), robots: { index: false, follow: false } };
}

/**
 * A room that was loaded anew without a connection: how much waits on the device, and nothing of anybody. Kept on the device by
 * the worker, which asks for it without a cookie. What waits is sealed with a key that only the signed-in page is given: here
 * points and new drafts are put to it, and cannot be read again.
 */
export default async function OfflineRoomPage({ params }: Props) {
  const [{ locale, slug, code }, t, b] = await Promise.all([
    params,
    getTranslations('room'),
    getTranslations('breakouts'),
  ]);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('offline.title')}</h1>
        <p className="soft">{t('offline.lead')}</p>
      </div>
      <RoomOffline
        room={`/${locale}/meetings/${slug}/groups/${code}`}
        words={deskWords(locale)}
        levels={[
          { value: 'REGION', label: b('attributeRegion') },
          { value: 'NONE', label: b('attributeNone') },
        ]}
        longest={{ point: longestPoint, draft: longestText }}
      />
    </div>
  );
}
