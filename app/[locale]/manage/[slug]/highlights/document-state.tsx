import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import { Sym } from '@/components/ui/sym';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { isNarrative } from '@/lib/outcome/model/blocks';
import type { Composition } from '@/lib/outcome/queries';
import { placeOf, type ComposeWords } from './place';

const gapWords = { missing: 'gapMissing', stale: 'gapStale', proposed: 'gapProposed' } as const;

interface DocumentStateProps {
  composition: Composition;
  zone: string;
  slug: string;
  locale: Locale;
  t: ComposeWords;
}

/** Where the document stands: its state, what was published of it, and every place where a language is missing. */
export function DocumentState({ composition, zone, slug, locale, t }: DocumentStateProps) {
  const { symbol, state, source, publications, gaps, blocks } = composition;
  const here = `/${locale}/manage/${slug}/highlights`;
  const hrefOf = (block: string, language: string) => {
    const isSaid = blocks.some(({ id, kind, sentences }) => id === block && isNarrative(kind) && sentences.length > 0);
    return isSaid && language !== source
      ? `${here}?view=languages&edit=${block}&in=${language}#block-${block}`
      : `${here}?edit=${block}#block-${block}`;
  };
  const now = new Date();
  const placeIn = new Map(blocks.map((block) => [block.id, placeOf(block, t)]));
  return (
    <div className="stack-s">
      <p>
        <Sym>{symbol}</Sym> <Status shape={state === 'PUBLISHED' ? 'seal' : 'half'}>{t(`states.${state}`)}</Status>
      </p>
      {publications.map(({ number, symbol: printed, sha256, publishedAt }) => (
        <p key={number} className="small">
          <Sym>{printed}</Sym>{' '}
          {t('published', { number, hash: sha256.slice(0, 12), date: formatDate(publishedAt, locale, zone) })}{' '}
          {publishedAt > now ? (
            <Status shape="half">{t('underEmbargo', { date: formatDateTime(publishedAt, locale, zone) })}</Status>
          ) : null}{' '}
          <Link href={`/meetings/${slug}/highlights?number=${number}`}>{t('read')}</Link>
        </p>
      ))}
      <Notice kind={gaps.length > 0 ? 'ask' : 'done'} title={t('gaps', { count: gaps.length })}>
        {gaps.length > 0 ? (
          <ul>
            {gaps.map(({ block, language, problem, sentences }) => (
              <li key={`${block} ${language} ${problem}`}>
                <a href={hrefOf(block, language)}>
                  {t(gapWords[problem], {
                    place: placeIn.get(block) ?? '',
                    language: languageName(language, locale),
                  })}
                  {sentences.length > 0
                    ? ` (${t(sentences.length > 1 ? 'gapSentences' : 'gapSentence', {
                        numbers: formatList(sentences.map(String), locale),
                      })})`
                    : null}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );
}
