import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { TextChanges } from '@/components/ui/text-changes';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageName } from '@/lib/i18n/numbers';
import { directionOf, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { diffWords, forReading } from '@/lib/recommendations/model/words';
import { takeTranslationsAction } from '@/lib/outcome/actions';
import { isTakeable, type Difference } from '@/lib/outcome/model/differences';
import type { Composition } from '@/lib/outcome/queries';
import type { TranslationPreview } from '@/lib/outcome/queries/translations';
import { placeOf, type ComposeWords } from './place';

interface PreviewProps {
  preview: TranslationPreview | null;
  composition: Composition;
  slug: string;
  locale: Locale;
  t: ComposeWords;
}

/** What a translator's file would change, sentence by sentence, before anything is saved. */
export async function Preview({ preview, composition, slug, locale, t }: PreviewProps) {
  const x = await getTranslations('outcome.exchange');
  const back = <a href={`/${locale}/manage/${slug}/highlights?view=languages`}>{x('back')}</a>;
  if (!preview)
    return (
      <EmptyState title={x('gone')} level={2} action={back}>
        {x('goneText')}
      </EmptyState>
    );
  const { language, differences } = preview;
  const placed = new Map(composition.blocks.map((block) => [block.id, placeOf(block, t)]));
  const whereOf = ({ place }: Difference) =>
    place ? x('sentence', { place: placed.get(place.block) ?? '', number: place.sentence }) : x('nowhere');
  const takeable = differences.filter(isTakeable);
  const refused = differences.filter((one) => !isTakeable(one) && one.kind !== 'same');
  const same = differences.length - takeable.length - refused.length;
  return (
    <div className="stack">
      <h2>
        {x('previewTitle', { language: languageName(language, locale) })} <bdi className="soft">{preview.name}</bdi>
      </h2>
      <p>{x('counts', { takeable: takeable.length, refused: refused.length, same })}</p>
      {refused.length > 0 ? (
        <Notice kind="ask" title={x('refusedTitle', { count: refused.length })}>
          <ul>
            {refused.map((one) => (
              <li key={one.uid}>
                {x('refusedAt', { place: whereOf(one), reason: x(`refused.${one.kind as 'stale'}`) })}{' '}
                <bdi lang={language} dir={directionOf(language)}>
                  {one.text}
                </bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {takeable.length > 0 ? (
        <ActionForm
          action={takeTranslationsAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'outcome')}
          meeting={slug}
          label={x('take')}
        >
          <HiddenField name="file" value={preview.id} />
          <CheckboxGroup
            name="sentences[]"
            label={x('choose')}
            defaultValue={takeable.map(({ uid }) => uid)}
            choices={takeable.map((one) => ({
              value: one.uid,
              label: whereOf(one),
              help: <Change difference={one} language={language} source={composition.source} />,
            }))}
          />
          <div className="actions">
            <SubmitButton kind="plain">{x('take')}</SubmitButton>
            {back}
          </div>
        </ActionForm>
      ) : (
        <p>{back}</p>
      )}
    </div>
  );
}

function Change({ difference, language, source }: { difference: Difference; language: string; source: string }) {
  const { standing, text, source: of } = difference;
  return (
    <>
      <span className="serif" lang={source} dir={directionOf(source)}>
        {of}
      </span>
      <br />
      <span className="serif">
        <TextChanges pieces={forReading(diffWords(standing, text, language))} lang={language} />
      </span>
    </>
  );
}
