import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import { arrangeQuestionAction } from '@/lib/surveys/actions';
import type { Writing } from './page';
import { Steps } from './steps';

interface ItemOrderProps {
  writing: Writing;
  /** Code of the question. */
  question: string;
  title: string;
  items: readonly { code: string; label: LocalizedText }[];
}

/** The order of choices, rows or columns, and taking one out: a step each. */
export async function ItemOrder({ writing, question, title, items }: ItemOrderProps) {
  const t = await getTranslations('questionnaire');
  return (
    <section aria-label={title}>
      <h5>{title}</h5>
      <ol>
        {items.map(({ code, label }, index) => {
          const name = pick(label, writing.locale).text;
          return (
            <li key={code}>
              <div className="line">
                <p>{name}</p>
                <Steps
                  writing={writing}
                  action={arrangeQuestionAction}
                  of={{ question, choice: code }}
                  place={`${index}/${items.length}`}
                  name={name}
                  moved={t('moved', { name, n: index + 1, of: items.length })}
                />
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
