import { BlockContent } from '@/components/outcome/block-content';
import { EditBlockForm } from '@/components/outcome/edit-block-form';
import { Status } from '@/components/ui/status';
import { TextChanges } from '@/components/ui/text-changes';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import type { Term } from '@/lib/outcome/model/glossary';
import { isNarrative } from '@/lib/outcome/model/blocks';
import { isEmpty } from '@/lib/outcome/model/marks';
import type { ComposedBlock, Composition, EarlierWording } from '@/lib/outcome/queries';
import { doubtsOf } from './doubts';
import { EarlierWordings } from './earlier-wordings';
import { placeOf, type ComposeWords } from './place';
import { Warnings } from './warnings';

interface BlockListProps {
  composition: Composition;
  languages: Locale[];
  slug: string;
  locale: Locale;
  /** The block whose wording is being edited. */
  edited: string | null;
  /** May the text still be changed, and the source text by this reader? */
  isOpen: boolean;
  mayCompose: boolean;
  zone: string;
  glossary: readonly Term[];
  /** What was ever saved in the block that is being edited. */
  wordings: readonly EarlierWording[];
  t: ComposeWords;
}

/** The document as it reads, each block in every language, with its form where one is asked for. */
export async function BlockList({
  composition,
  languages,
  slug,
  locale,
  edited,
  isOpen,
  mayCompose,
  zone,
  glossary,
  wordings,
  t,
}: BlockListProps) {
  const [kinds, page] = await Promise.all([getTranslations('outcome.kinds'), getTranslations('outcome.page')]);
  const here = `/${locale}/manage/${slug}/highlights`;
  return (
    <ol className="blocks">
      {composition.blocks.map((block) => {
        const place = placeOf(block, t);
        return (
          <li key={block.id} id={`block-${block.id}`}>
            <p className="tiny soft">
              {place}
              {block.kind === 'HEADING' || block.kind === 'PARAGRAPH'
                ? null
                : `. ${kinds(block.figure ? (block.figure.name as 'PARTIES') : block.kind)}`}
              {block.commitment ? ` ${block.commitment.symbol}` : null}
            </p>
            {languages.map((language) =>
              isEmpty(block.content[language]) ? (
                <p key={language}>
                  <Status shape="ask">{t('lacking', { language: languageName(language, locale) })}</Status>
                </p>
              ) : (
                <div key={language} className={block.kind === 'HEADING' ? 'serif strong' : 'serif'}>
                  {block.stale.includes(language) ? (
                    <Status shape="late">{t('staleIn', { language: languageName(language, locale) })}</Status>
                  ) : null}
                  <BlockContent
                    content={block.content[language]}
                    shape={block.shape}
                    language={language}
                    label={page('table', { number: block.number ?? 0 })}
                    id={`${block.id}-${language}`}
                    noteLabel={(number) => page('note', { number })}
                  />
                </div>
              ),
            )}
            <Bound block={block} t={t} />
            {block.figure === null && isOpen ? (
              <Warnings
                doubts={doubtsOf(block, composition.source, languages, glossary)}
                source={composition.source}
                locale={locale}
                t={t}
              />
            ) : null}
            {isNarrative(block.kind) && isOpen ? (
              block.id === edited ? (
                <EditBlock
                  block={block}
                  source={composition.source}
                  languages={languages}
                  mayCompose={mayCompose}
                  slug={slug}
                  zone={zone}
                  history={wordings}
                  locale={locale}
                  t={t}
                />
              ) : null
            ) : null}
            {isOpen ? (
              <p className="row small">
                {!isNarrative(block.kind) ? null : block.id === edited ? (
                  <a href={`${here}#block-${block.id}`}>{t('close')}</a>
                ) : (
                  <a
                    href={`${here}?edit=${block.id}#block-${block.id}`}
                    aria-label={t('ofBlock', { verb: t('edit'), place })}
                  >
                    {t('edit')}
                  </a>
                )}
                {mayCompose ? (
                  <a
                    href={`${here}?view=outline&after=${block.id}#insert`}
                    aria-label={t('ofBlock', { verb: t('insertHere'), place })}
                  >
                    {t('insertHere')}
                  </a>
                ) : null}
              </p>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** What a block is bound to, in a sentence. */
function Bound({ block, t }: { block: ComposedBlock; t: ComposeWords }) {
  if (block.commitment) return <p className="tiny soft">{t('bound')}</p>;
  if (block.figure)
    return (
      <p className="tiny soft">
        {t('computed')} {Object.values(block.content).every(isEmpty) ? t('nothing') : null}
      </p>
    );
  if (!block.recommendation) return null;
  const { symbol, revision } = block.recommendation;
  return (
    <p className="tiny soft">
      {t('boundRecommendation', { symbol, revision })}{' '}
      {block.isOutdated ? <Status shape="ask">{t('outdated')}</Status> : null}
    </p>
  );
}

interface EditBlockProps {
  block: ComposedBlock;
  source: string;
  languages: Locale[];
  mayCompose: boolean;
  slug: string;
  zone: string;
  history: readonly EarlierWording[];
  locale: Locale;
  t: ComposeWords;
}

function EditBlock({ block, source, languages, mayCompose, slug, zone, history, locale, t }: EditBlockProps) {
  const inOrder = languages.toSorted((one, other) => Number(other === source) - Number(one === source));
  const of = (what: 'id' | 'text') =>
    Object.fromEntries(Object.entries(block.wordings).map(([language, wording]) => [language, wording[what]]));
  const stale = languages.filter((language) => block.stale.includes(language));
  return (
    <div className="stack-s">
      {stale.map((language) => (
        <SourceSince key={language} language={language} source={source} history={history} locale={locale} t={t} />
      ))}
      {mayCompose ? null : <p className="small soft">{t('translator', { language: languageName(source, locale) })}</p>}
      <EditBlockForm
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'outcome')}
        meeting={slug}
        block={block.id}
        languages={mayCompose ? inOrder : inOrder.filter((language) => language !== source)}
        source={isLocale(source) ? source : 'en'}
        texts={of('text')}
        wordings={of('id')}
        rows={block.kind === 'HEADING' ? 1 : block.kind === 'PARAGRAPH' ? 5 : 8}
        seenSource={block.wordings[source]?.id ?? ''}
        stale={stale.map((language) => ({
          value: language,
          label: t('holds', { language: languageName(language, locale) }),
        }))}
        labels={{
          title: t('editing', { place: placeOf(block, t) }),
          save: t('save'),
          saved: t('saved'),
          joined: t('joined'),
        }}
      />
      <details className="small">
        <summary>{t('marks')}</summary>
        <p>{t('marksText')}</p>
      </details>
      <EarlierWordings wordings={history} zone={zone} locale={locale} t={t} />
    </div>
  );
}

interface SourceSinceProps {
  language: Locale;
  source: string;
  history: readonly EarlierWording[];
  locale: Locale;
  t: ComposeWords;
}

/** What has changed in the source text since a translation was made. */
function SourceSince({ language, source, history, locale, t }: SourceSinceProps) {
  const [translation] = history.filter((one) => one.language === language);
  const sources = history.filter((one) => one.language === source);
  const then = sources.find(({ text }) => textHash(text) === translation?.sourceHash);
  const [now] = sources;
  if (!then || !now) return null;
  return (
    <div>
      <p className="small soft">{t('sourceSince', { language: languageName(language, locale) })}</p>
      <p className="serif">
        <TextChanges pieces={forReading(diffWords(then.text, now.text, source))} lang={source} />
      </p>
    </div>
  );
}
