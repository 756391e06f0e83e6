import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import { finishCodingAction } from '@/lib/coding/actions';
import type { OwnCoding } from '@/lib/coding/queries/own-coding';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { coding: OwnCoding; isWhole: boolean; isOpen: boolean; slug: string; locale: Locale };

/** Where one's part stands, and the button that says that it is finished, or takes that back. */
export async function Finish({ coding: { book, finishedAt }, isWhole, isOpen, slug, locale }: Props) {
  const t = await getTranslations('coding.code');
  if (book.openedAt) return <p className="small soft">{t('opened')}</p>;
  if (!finishedAt && !isWhole) return null;
  return (
    <div className="stack">
      {finishedAt ? (
        <p>
          <Status shape="done">{t('finished')}</Status>
        </p>
      ) : (
        <p className="small">{t('finishText')}</p>
      )}
      {isOpen ? (
        <ActionForm
          key={finishedAt?.getTime() ?? 0}
          action={finishCodingAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'coding')}
          meeting={slug}
          label={t('finish')}
        >
          <HiddenField name="book" value={book.id} />
          <SubmitButton kind="plain" name="step" value={finishedAt ? 'continue' : 'finish'}>
            {t(finishedAt ? 'goOn' : 'finish')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}
