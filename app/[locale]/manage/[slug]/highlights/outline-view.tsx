import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeBlockAction, insertBlockAction } from '@/lib/outcome/actions';
import { canMove } from '@/lib/outcome/model/arrange';
import { firstWords } from '@/lib/outcome/model/blocks';
import type { BindableRecommendation, ComposedBlock, Composition } from '@/lib/outcome/queries';
import { newBlocks } from '@/lib/outcome/schema';
import { placeOf, type ComposeWords } from './place';
import styles from './outline.module.css';

interface OutlineViewProps {
  composition: Composition;
  slug: string;
  locale: Locale;
  /** The block that is being given another place, and the one behind which something is inserted. */
  moved: string | null;
  after: string | null;
  recommendations: readonly BindableRecommendation[];
  t: ComposeWords;
}

/** The document as an outline: every block a line, moved by buttons, taken out and put back, with a form for a new one. */
export async function OutlineView(props: OutlineViewProps) {
  const { composition, slug, locale, moved, after, recommendations, t } = props;
  const kinds = await getTranslations('outcome.kinds');
  const words = formWords(locale, 'outcome');
  const { blocks, takenOut, source } = composition;
  const here = `/${locale}/manage/${slug}/highlights?view=outline`;
  const said = ({ content, figure }: ComposedBlock) =>
    figure ? kinds(figure.name as 'PARTIES') : firstWords(content[locale] ?? content[source]);
  const behind = blocks.map((block) => ({ value: block.id, label: `${block.label ?? block.number}. ${said(block)}` }));
  const form = { action: arrangeBlockAction, words, meeting: slug };
  return (
    <>
      <p className="soft">{t('outlineLead')}</p>
      <ol className={styles.outline}>
        {blocks.map((block) => {
          const place = placeOf(block, t);
          const label = (verb: string) => t('ofBlock', { verb, place });
          return (
            <li key={block.id} id={`block-${block.id}`} data-level={block.level ?? 'text'}>
              <p className={block.level ? 'strong' : undefined}>
                <span className="soft">{block.label ?? block.number}.</span> {said(block)}
                {block.commitment ? <span className="soft"> {block.commitment.symbol}</span> : null}
              </p>
              {block.id === moved ? (
                <ActionForm {...form} idempotencyKey={newIdempotencyKey()} label={t('moveTitle', { place })}>
                  <p className="strong">{t('moveTitle', { place })}</p>
                  <p className="small soft">{t('moveText')}</p>
                  <HiddenField name="block" value={block.id} />
                  <HiddenField name="move" value="TO" />
                  <SelectField
                    name="after"
                    optional
                    choices={behind.filter(({ value }) => value !== block.id)}
                    none={t('first')}
                  />
                  <div className="actions">
                    <SubmitButton kind="plain">{t('moveButton')}</SubmitButton>
                    <a href={`${here}#block-${block.id}`}>{t('close')}</a>
                  </div>
                </ActionForm>
              ) : (
                <ActionForm {...form} idempotencyKey={newIdempotencyKey()} className="row small" label={place}>
                  <HiddenField name="block" value={block.id} />
                  {canMove(blocks, block.id, 'UP') ? (
                    <SubmitButton kind="link" name="move" value="UP" label={label(t('up'))}>
                      {t('up')}
                    </SubmitButton>
                  ) : null}
                  {canMove(blocks, block.id, 'DOWN') ? (
                    <SubmitButton kind="link" name="move" value="DOWN" label={label(t('down'))}>
                      {t('down')}
                    </SubmitButton>
                  ) : null}
                  <a href={`${here}&move=${block.id}#block-${block.id}`} aria-label={label(t('moveTo'))}>
                    {t('moveTo')}
                  </a>
                  {block.commitment ? null : (
                    <SubmitButton kind="link" name="move" value="OUT" label={label(t('out'))}>
                      {t('out')}
                    </SubmitButton>
                  )}
                </ActionForm>
              )}
            </li>
          );
        })}
      </ol>
      {takenOut.length > 0 ? (
        <section className="sec" aria-labelledby="taken-out">
          <h2 id="taken-out">{t('takenOut')}</h2>
          <p className="soft">{t('takenOutText')}</p>
          <ul className={styles.outline}>
            {takenOut.map((block) => (
              <li key={block.id} id={`block-${block.id}`}>
                <p>
                  <span className="soft">{kinds(block.kind)}</span> {block.words}
                </p>
                <ActionForm {...form} idempotencyKey={newIdempotencyKey()} className="row small" label={block.words}>
                  <HiddenField name="block" value={block.id} />
                  <SubmitButton kind="link" name="move" value="IN" label={t('putBackOf', { words: block.words })}>
                    {t('putBack')}
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sec" id="insert" aria-labelledby="insert-title">
        <h2 id="insert-title">{t('insert')}</h2>
        <p className="soft">{t('insertText')}</p>
        <ActionForm
          action={insertBlockAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('insert')}
        >
          <SelectField
            name="what"
            width="m"
            choices={newBlocks.map((what) => ({ value: what, label: kinds(what) }))}
            defaultValue="PARAGRAPH"
          />
          <SelectField
            name="after"
            optional
            choices={behind}
            none={t('first')}
            defaultValue={after ?? blocks.at(-1)?.id ?? ''}
          />
          <TextArea name="text" depends adoptable rows={4} lang={source} />
          {recommendations.length > 0 ? (
            <SelectField
              name="recommendation"
              optional
              choices={recommendations.map(({ id, symbol, words: first }) => ({
                value: id,
                label: `${symbol} ${first}`,
              }))}
            />
          ) : null}
          <div className="actions">
            <SubmitButton kind="plain">{t('insertButton')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </>
  );
}
