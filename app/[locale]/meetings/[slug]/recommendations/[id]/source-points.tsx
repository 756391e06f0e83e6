import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { Attributed } from '@/components/room/attributed';
import { Link } from '@/lib/i18n/navigation';
import { directionOf } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { SourcePoint } from '@/lib/recommendations/queries/points';
import styles from './source-points.module.css';

/** What was said in the groups that the text goes back to, each point as it was attributed. */
export async function SourcePoints({
  points,
  slug,
  isGeneral,
}: {
  points: readonly SourcePoint[];
  slug: string;
  isGeneral: boolean;
}) {
  if (points.length === 0) return null;
  const t = await getTranslations('recommendations');
  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('points.title')}</h2>
      <ul className={styles.points}>
        {points.map(({ clientId, text, language, said, group, recommendation: { id, symbol } }) => (
          <li key={`${id} ${clientId}`}>
            <span lang={language} dir={directionOf(language)}>
              {text}
            </span>{' '}
            <span className="small soft">
              <Attributed said={said} />
              {isGeneral ? (
                <>
                  ,{' '}
                  <Link href={`/meetings/${slug}/recommendations/${id}`}>
                    <SymbolOrDraft symbol={symbol} />
                  </Link>
                </>
              ) : (
                <>
                  , <Link href={`/meetings/${slug}/groups/${group}`}>{t('points.group')}</Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
