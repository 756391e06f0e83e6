import { ArrangeItem } from '@/components/forms/arrange-item';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeQuestionAction } from '@/lib/surveys/actions';
import type { Writing } from './page';

interface ItemOrderProps {
  writing: Writing;
  /** Code of the question. */
  question: string;
  title: string;
  items: readonly { code: string; label: LocalizedText }[];
}

/** The order of choices, rows or columns, and taking one out: a step each. */
export async function ItemOrder({ writing, question, title, items }: ItemOrderProps) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  return (
    <section aria-label={title}>
      <h5>{title}</h5>
      <ol>
        {items.map(({ code, label }, index) => {
          const name = pick(label, locale).text;
          return (
            <li key={code}>
              <div className="line">
                <p>{name}</p>
                <ArrangeItem
                  action={arrangeQuestionAction}
                  meeting={slug}
                  of={{
                    questionnaire: questionnaire.id,
                    lockVersion: questionnaire.lockVersion,
                    question,
                    choice: code,
                  }}
                  place={`${index}/${items.length}`}
                  words={formWords(locale, 'questionnaire')}
                  idempotencyKey={newIdempotencyKey()}
                  texts={{
                    up: t('up'),
                    down: t('down'),
                    remove: t('remove'),
                    upOf: t('upOf', { name }),
                    downOf: t('downOf', { name }),
                    removeOf: t('removeOf', { name }),
                    moved: t('moved', { name, n: index + 1, of: items.length }),
                  }}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
