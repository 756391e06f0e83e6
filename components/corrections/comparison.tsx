import type { FactWords } from '@/components/directory/fact-words';
import { FieldAnchor } from '@/components/form/field-anchor';
import { KeyValues } from '@/components/ui/key-values';
import { TextChanges } from '@/components/ui/text-changes';
import { agreements, differences, type FactValues, type FieldName } from '@/lib/directory/model/facts';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { diffWords, forReading } from '@/lib/recommendations/model/words';

interface ComparisonProps {
  before: FactValues;
  after: FactValues;
  words: FactWords;
  locale: Locale;
  /** In a form: where its errors lead to. */
  anchors?: boolean;
}

/** Two states of a fact, field by field and word by word; then what stays, so that nobody has to guess. */
export async function Comparison({ before, after, words, locale, anchors = false }: ComparisonProps) {
  const t = await getTranslations('directory');
  const changed = differences(before, after);
  const said = (stored = '', name: FieldName) => (stored === '' ? '' : words.value(name, stored));
  const label = (name: FieldName) => (
    <>
      {anchors ? <FieldAnchor name={`values.${name}`} /> : null}
      {t(`fields.values.${name}.label`)}
    </>
  );
  return (
    <KeyValues
      flat
      items={[
        ...changed.map((name) => ({
          key: name,
          label: label(name),
          value: (
            <span style={{ overflowWrap: 'anywhere' }}>
              <TextChanges
                pieces={forReading(diffWords(said(before[name], name), said(after[name], name), locale))}
                lang={locale}
              />
            </span>
          ),
        })),
        ...agreements(before, after).map((name) => ({
          key: name,
          label: label(name),
          value: <bdi className="soft">{said(after[name], name)}</bdi>,
        })),
      ]}
    />
  );
}
