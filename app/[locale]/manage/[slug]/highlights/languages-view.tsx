import { BlockContent } from '@/components/outcome/block-content';
import { Status } from '@/components/ui/status';
import { formatNumber, languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { sentenceStates } from '@/lib/outcome/model/alignment';
import { isNarrative } from '@/lib/outcome/model/blocks';
import type { Term } from '@/lib/outcome/model/glossary';
import type { ComposedBlock, Composition } from '@/lib/outcome/queries';
import { doubtsOf } from './doubts';
import { Exchange } from './exchange';
import styles from './languages.module.css';
import { placeOf, type ComposeWords } from './place';
import { stateInWords, stateShapes } from './sentence-state';
import { TranslateBlock } from './translate-block';
import { Warnings } from './warnings';

interface LanguagesViewProps {
  composition: Composition;
  /** Languages of the document; its source first. */
  languages: readonly string[];
  slug: string;
  locale: Locale;
  /** The block that is being translated, and into which language. */
  edited: string | null;
  into: string | null;
  /** Source texts of that block by their hash. */
  sourceTexts: ReadonlyMap<string, string>;
  isOpen: boolean;
  mayCompose: boolean;
  glossary: readonly Term[];
  t: ComposeWords;
}

/** The document sentence by sentence, the languages side by side, each translated sentence with how far it is. */
export async function LanguagesView(props: LanguagesViewProps) {
  const { composition, languages, slug, locale, edited, into, isOpen, t } = props;
  const [kinds, page] = await Promise.all([getTranslations('outcome.kinds'), getTranslations('outcome.page')]);
  const here = `/${locale}/manage/${slug}/highlights?view=languages`;
  return (
    <>
      <p className="soft">{t('languagesLead')}</p>
      <Counts blocks={composition.blocks} languages={languages.slice(1)} locale={locale} t={t} />
      <ol className="blocks">
        {composition.blocks.map((block) => {
          const place = placeOf(block, t);
          const mayTranslate = isOpen && isNarrative(block.kind) && block.sentences.length > 0;
          const chosen =
            mayTranslate && block.id === edited ? languages.slice(1).find((one) => one === into) : undefined;
          return (
            <li key={block.id} id={`block-${block.id}`}>
              <p className="tiny soft">
                {place}
                {block.commitment ? ` ${block.commitment.symbol}` : null}
                {block.figure ? `. ${kinds(block.figure.name as 'PARTIES')}` : null}
              </p>
              {block.sentences.length === 0 ? (
                <div className={styles.sentence}>
                  {languages.map((language) => (
                    <div key={language}>
                      <p className="tiny soft">{languageName(language, locale)}</p>
                      <BlockContent
                        content={block.content[language]}
                        shape={block.shape}
                        language={language}
                        label={page('table', { number: block.number ?? 0 })}
                        id={`${block.id}-${language}`}
                        noteLabel={(number) => page('note', { number })}
                      />
                    </div>
                  ))}
                </div>
              ) : chosen ? (
                <TranslateBlock {...props} block={block} language={chosen} />
              ) : (
                <Sentences block={block} languages={languages} locale={locale} t={t} />
              )}
              {languages
                .slice(1)
                .filter((language) => block.stale.includes(language) && isWhole(block, language))
                .map((language) => (
                  <p key={language} className="small">
                    <Status shape="late">{t('otherOrder', { language: languageName(language, locale) })}</Status>
                  </p>
                ))}
              {block.figure === null && isOpen ? (
                <Warnings
                  doubts={doubtsOf(block, composition.source, languages, props.glossary)}
                  source={composition.source}
                  locale={locale}
                  t={t}
                />
              ) : null}
              {mayTranslate ? (
                <p className="row small">
                  {languages.slice(1).map((language) =>
                    language === chosen ? (
                      <a key={language} href={`${here}#block-${block.id}`}>
                        {t('close')}
                      </a>
                    ) : (
                      <a
                        key={language}
                        href={`${here}&edit=${block.id}&in=${language}#block-${block.id}`}
                        aria-label={t('ofBlock', {
                          verb: t('translateInto', { language: languageName(language, locale) }),
                          place,
                        })}
                      >
                        {t('translateInto', { language: languageName(language, locale) })}
                      </a>
                    ),
                  )}
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
      {isOpen ? <Exchange languages={languages.slice(1)} slug={slug} locale={locale} /> : null}
    </>
  );
}

/** Is a translation stale though each of its sentences is current? */
function isWhole(block: ComposedBlock, language: string): boolean {
  return block.sentences.every(({ said }) => said[language]?.state !== 'stale');
}

type SentencesProps = { block: ComposedBlock; languages: readonly string[]; locale: Locale; t: ComposeWords };

function Sentences({ block, languages, locale, t }: SentencesProps) {
  return (
    <ol className={styles.sentences}>
      {block.sentences.map(({ uid, language: source, text, said }) => (
        <li key={uid} className={styles.sentence}>
          {languages.map((language) => {
            const here = language === source ? null : said[language];
            return (
              <div key={language}>
                <p className="tiny soft">{languageName(language, locale)}</p>
                <p className="serif" lang={language} dir={directionOf(language)}>
                  {language === source ? text : here?.text}
                </p>
                {here ? (
                  <p className="tiny">
                    <Status shape={stateShapes[here.state]}>{stateInWords(here, t)}</Status>
                  </p>
                ) : null}
              </div>
            );
          })}
        </li>
      ))}
    </ol>
  );
}

type CountsProps = { blocks: readonly ComposedBlock[]; languages: readonly string[]; locale: Locale; t: ComposeWords };

/** How many sentences of each language are in each state. */
function Counts({ blocks, languages, locale, t }: CountsProps) {
  const count = (language: string, state: string) =>
    blocks.reduce(
      (sum, { sentences }) => sum + sentences.filter(({ said }) => said[language]?.state === state).length,
      0,
    );
  return (
    <div className="tw" tabIndex={0} role="region" aria-label={t('sentenceCounts')}>
      <table>
        <caption className="vh">{t('sentenceCounts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            {sentenceStates.map((state) => (
              <th key={state} scope="col" className="num">
                {t(`sentenceStates.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map((language) => (
            <tr key={language}>
              <th scope="row">{languageName(language, locale)}</th>
              {sentenceStates.map((state) => (
                <td key={state} className="num">
                  {formatNumber(count(language, state), locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
