import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Status } from '@/components/ui/status';
import { TextChanges } from '@/components/ui/text-changes';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import { reviewSentencesAction, translateSentencesAction } from '@/lib/outcome/actions';
import type { ComposedBlock } from '@/lib/outcome/queries';
import styles from './languages.module.css';
import { placeOf, type ComposeWords } from './place';
import { stateInWords, stateShapes } from './sentence-state';

interface TranslateBlockProps {
  block: ComposedBlock;
  language: string;
  composition: { source: string };
  sourceTexts: ReadonlyMap<string, string>;
  mayCompose: boolean;
  slug: string;
  locale: Locale;
  t: ComposeWords;
}

/** The sentences of a block, each with its field in one language, and the steps of their revision. */
export function TranslateBlock(props: TranslateBlockProps) {
  const { block, language, composition, sourceTexts, mayCompose, slug, locale, t } = props;
  const { source } = composition;
  const words = formWords(locale, 'outcome');
  const name = languageName(language, locale);
  const place = placeOf(block, t);
  const wording = block.wordings[language]?.id;
  // What was begun from stays with what is typed: a page made anew after a refusal shows a source text nobody had yet.
  const seen = {
    beside: block.wordings[source]?.id ?? '',
    ...Object.fromEntries(block.sentences.map(({ uid }) => [`sentences.${uid}`, wording ?? ''])),
  };
  const doubtful = block.sentences.flatMap(({ uid, said }, index) => {
    const { text = '', state = 'missing' } = said[language] ?? {};
    if (!['missing', 'stale', 'proposed'].includes(state) || (text === '' && index === 0)) return [];
    return [{ value: uid, label: t(text === '' ? 'sentenceTogether' : 'sentenceHolds', { number: index + 1 }) }];
  });
  const steps = (['TRANSLATED', 'REVISED', 'CLEARED'] as const).filter((step) => step !== 'CLEARED' || mayCompose);
  return (
    <div className="stack">
      <ActionForm
        action={translateSentencesAction}
        idempotencyKey={newIdempotencyKey()}
        words={words}
        meeting={slug}
        label={t('ofBlock', { verb: t('translateInto', { language: name }), place })}
        done={t('saved')}
      >
        <HiddenField name="block" value={block.id} />
        <HiddenField name="language" value={language} />
        <SeenFields values={seen}>
          <ol className={styles.sentences}>
            {block.sentences.map(({ uid, text, said }, index) => {
              const here = said[language];
              const was = here?.state === 'stale' ? sourceTexts.get(here.hash ?? '') : undefined;
              return (
                <li key={uid} className={styles.sentence}>
                  <div>
                    <p className="tiny soft">{languageName(source, locale)}</p>
                    <p className="serif" lang={source} dir={directionOf(source)}>
                      {was === undefined ? (
                        text
                      ) : (
                        <TextChanges pieces={forReading(diffWords(was, text, source))} lang={source} />
                      )}
                    </p>
                  </div>
                  <div>
                    <TextArea
                      name={`sentences.${uid}`}
                      label={t('sentenceIn', { number: index + 1, language: name })}
                      depends
                      adoptable
                      rows={3}
                      lang={language}
                      dir={directionOf(language)}
                      defaultValue={here?.text}
                    />
                    {here ? (
                      <p className="tiny">
                        <Status shape={stateShapes[here.state]}>{stateInWords(here, t)}</Status>
                      </p>
                    ) : null}
                  </div>
                </li>
              );
            })}
          </ol>
        </SeenFields>
        {doubtful.length > 0 ? (
          <CheckboxGroup name="holds[]" label={t('sentencesHold')} optional choices={doubtful} />
        ) : null}
        <div className="actions">
          <SubmitButton kind="plain">{t('saveSentences')}</SubmitButton>
        </div>
      </ActionForm>
      {wording ? (
        <ActionForm
          action={reviewSentencesAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          meeting={slug}
          label={t('review', { language: name, place })}
        >
          <p className="small">{t('review', { language: name, place })}</p>
          <HiddenField name="block" value={block.id} />
          <HiddenField name="language" value={language} />
          <HiddenField name="wording" value={wording} />
          <div className="actions">
            {steps.map((step) => (
              <SubmitButton key={step} kind="plain" name="step" value={step}>
                {t(`reviewSteps.${step}`)}
              </SubmitButton>
            ))}
          </div>
        </ActionForm>
      ) : null}
    </div>
  );
}
