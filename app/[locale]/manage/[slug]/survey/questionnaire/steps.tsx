import { ArrangeItem } from '@/components/forms/arrange-item';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import type { FormAction } from '@/lib/core/form-state';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';
import type { Writing } from './page';

interface StepsProps {
  writing: Writing;
  action: FormAction;
  /** What is moved, as the action names it. */
  of: Readonly<Record<string, string>>;
  /** Where it stands: another text once it has moved. */
  place: string;
  name: string;
  /** Said once it has moved, and on the button that takes it out, where that is not what is said of every item. */
  moved: string;
  removeOf?: string;
}

/** Up, down, take out. */
export async function Steps({ writing, action, of, place, name, moved, removeOf }: StepsProps) {
  const { questionnaire, slug, locale } = writing;
  const t = await getTranslations('questionnaire');
  return (
    <ArrangeItem
      action={action}
      meeting={slug}
      of={{ questionnaire: questionnaire.id, lockVersion: questionnaire.lockVersion, ...of }}
      place={place}
      words={formWords(locale, 'questionnaire')}
      idempotencyKey={newIdempotencyKey()}
      texts={{
        up: t('up'),
        down: t('down'),
        remove: t('remove'),
        upOf: t('upOf', { name }),
        downOf: t('downOf', { name }),
        removeOf: removeOf ?? t('removeOf', { name }),
        moved,
      }}
    />
  );
}

/** The way to the details of a question (`question`), page or section (`part`). */
export async function EditLink({
  writing: { slug },
  what,
  code,
  name,
}: {
  writing: Writing;
  what: 'question' | 'part';
  code: string;
  name: string;
}) {
  const t = await getTranslations('questionnaire');
  return (
    <Link href={`/manage/${slug}/survey/questionnaire?${what}=${code}#${what}-${code}`}>
      {t('edit')}
      <span className="vh"> {name}</span>
    </Link>
  );
}
