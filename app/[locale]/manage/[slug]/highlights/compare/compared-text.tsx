import { Status, type StatusShape } from '@/components/ui/status';
import { TextChanges } from '@/components/ui/text-changes';
import { getTranslations } from '@/lib/i18n/words';
import type { BlockChange, ComparedBlock, Comparison } from '@/lib/outcome/model/compare';
import { placeOf } from '../place';
import styles from './compare.module.css';

const shapes: Record<BlockChange, StatusShape> = { same: 'open', changed: 'half', added: 'done', removed: 'no' };

interface ComparedTextProps {
  comparison: Comparison;
  language: string;
  /** A version beside itself: it is read, and nothing is compared. */
  isOne: boolean;
  showsAll: boolean;
}

/** What differs, in the order of the later version, each place with its words compared. */
export async function ComparedText({ comparison: { title, blocks }, language, isOne, showsAll }: ComparedTextProps) {
  const [t, compose] = await Promise.all([getTranslations('outcome.compare'), getTranslations('outcome.compose')]);
  const differing = blocks.filter(({ change, isMoved }) => change !== 'same' || isMoved);
  const count = (wanted: BlockChange) => blocks.filter(({ change }) => change === wanted).length;
  const shown = showsAll || isOne ? blocks : differing;
  return (
    <div className="stack">
      <p>
        {isOne
          ? t('one')
          : differing.length === 0 && title === null
            ? t('noChange')
            : t('summary', {
                changed: count('changed'),
                added: count('added'),
                removed: count('removed'),
                moved: blocks.filter(({ isMoved }) => isMoved).length,
              })}
      </p>
      {title ? (
        <section className="sec" aria-labelledby="title">
          <h2 id="title">{t('documentTitle')}</h2>
          <p className="serif">
            <TextChanges pieces={title} lang={language} />
          </p>
        </section>
      ) : null}
      {shown.map((block, index) => (
        <section key={`${block.change} ${block.id} ${index}`} className="sec" aria-labelledby={`place-${index}`}>
          <h2 id={`place-${index}`} className="small">
            {placeOf(block, compose)}{' '}
            {isOne ? null : <Status shape={shapes[block.change]}>{t(`changes.${block.change}`)}</Status>}{' '}
            {block.isMoved ? <Status shape="half">{t('moved')}</Status> : null}
          </h2>
          <Words block={block} language={language} />
          {block.isBoundOtherwise ? <p className="small soft">{t('bound')}</p> : null}
        </section>
      ))}
    </div>
  );
}

function Words({ block: { pieces }, language }: { block: ComparedBlock; language: string }) {
  return (
    <p className={`serif ${styles.text}`}>
      <TextChanges pieces={pieces} lang={language} />
    </p>
  );
}
