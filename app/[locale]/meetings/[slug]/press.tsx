import { KeyValues } from '@/components/ui/key-values';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { slug: string; locale: Locale; citation: string; contact: string | null };

/** What whoever writes about the meeting needs: how to cite it, whom to ask, and the same facts as data and as a feed. */
export function Press({ slug, locale, citation, contact }: Props) {
  const t = useTranslations('meetings.public');
  return (
    <section className="sec" aria-labelledby="press">
      <h2 id="press">{t('press')}</h2>
      <p className="small">{t('pressText')}</p>
      <KeyValues
        items={[
          { key: 'cite', label: t('cite'), value: <span>{citation}</span> },
          ...(contact ? [{ key: 'contact', label: t('contact'), value: <bdi>{contact}</bdi> }] : []),
        ]}
      />
      <ul className="bare small stack-s">
        <li>
          <a href={`/api/meetings/${slug}/feed.atom?language=${locale}`}>{t('feedLink')}</a>
        </li>
        <li>
          <a href={`/api/v1/meetings/${slug}`}>{t('data')}</a>
        </li>
        <li>
          <Link href="/editions">{t('series')}</Link>
        </li>
      </ul>
    </section>
  );
}
