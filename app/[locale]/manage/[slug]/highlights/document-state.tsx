import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { Composition } from '@/lib/outcome/queries';
import { placeOf, type ComposeWords } from './place';

interface DocumentStateProps {
  composition: Composition;
  zone: string;
  slug: string;
  locale: Locale;
  t: ComposeWords;
}

/** Where the document stands: its state, what was published of it, and every place where a language is missing. */
export function DocumentState({ composition, zone, slug, locale, t }: DocumentStateProps) {
  const { symbol, state, publications, gaps, blocks } = composition;
  const placeIn = new Map(blocks.map((block) => [block.id, placeOf(block, t)]));
  return (
    <div className="stack-s">
      <p>
        <Sym>{symbol}</Sym> <Status shape={state === 'PUBLISHED' ? 'seal' : 'half'}>{t(`states.${state}`)}</Status>
      </p>
      {publications.map(({ number, sha256, publishedAt }) => (
        <p key={number} className="small">
          {t('published', { number, hash: sha256.slice(0, 12), date: formatDate(publishedAt, locale, zone) })}{' '}
          <Link href={`/meetings/${slug}/highlights?number=${number}`}>{t('read')}</Link>
        </p>
      ))}
      <Notice kind={gaps.length > 0 ? 'ask' : 'done'} title={t('gaps', { count: gaps.length })}>
        {gaps.length > 0 ? (
          <ul>
            {gaps.map(({ block, language, problem }) => (
              <li key={`${block} ${language}`}>
                <a href={`/${locale}/manage/${slug}/highlights?edit=${block}#block-${block}`}>
                  {t(problem === 'missing' ? 'gapMissing' : 'gapStale', {
                    place: placeIn.get(block) ?? '',
                    language: languageName(language, locale),
                  })}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
