import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Status } from '@/components/ui/status';
import { nameCoderAction } from '@/lib/coding/actions';
import type { CodingProgress } from '@/lib/coding/model/progress';
import type { PossibleCoder } from '@/lib/coding/queries/possible-coders';
import { coderParts } from '@/lib/coding/schema';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { getTranslations } from '@/lib/i18n/words';
import type { Keeping } from './keeping';

type Props = { keeping: Keeping; progress: CodingProgress | null; possible: readonly PossibleCoder[] };

/** The two who code, how far each has come, and who is named in their place. */
export async function Coders({ keeping: { book, slug, locale, isOpen }, progress, possible }: Props) {
  const t = await getTranslations('coding');
  const counts = { FIRST: progress?.first ?? 0, SECOND: progress?.second ?? 0 };
  return (
    <section className="sec stack">
      <h2>{t('book.coders')}</h2>
      <p className="small soft">{t('book.codersText')}</p>
      {coderParts.map((part) => {
        const coder = book.coders.find((each) => each.part === part);
        const title = t(part === 'FIRST' ? 'firstCoder' : 'secondCoder');
        const free = possible.filter(({ accountId }) =>
          book.coders.every((each) => each.part === part || each.accountId !== accountId),
        );
        return (
          <div key={part} className="stack">
            <h3>{title}</h3>
            <p>
              {coder ? <bdi>{coder.name ?? t('erased')}</bdi> : <span className="soft">{t('noCoder')}</span>}
              {coder && progress ? (
                <span className="soft">, {t('book.progress', { n: counts[part], total: progress.texts })}</span>
              ) : null}{' '}
              {coder?.finishedAt ? <Status shape="done">{t('book.finished')}</Status> : null}
            </p>
            {isOpen ? (
              <ActionForm
                key={coder?.accountId ?? 'nobody'}
                action={nameCoderAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'coding')}
                meeting={slug}
                label={t('book.nameOf', { part: title })}
              >
                <HiddenField name="book" value={book.id} />
                <HiddenField name="part" value={part} />
                <SelectField
                  name="account"
                  width="m"
                  choices={free.map(({ accountId, name }) => ({ value: accountId, label: name }))}
                  defaultValue={coder?.accountId ?? undefined}
                />
                <div className="actions">
                  <SubmitButton kind="plain" label={t('book.nameOf', { part: title })}>
                    {t('book.name')}
                  </SubmitButton>
                </div>
              </ActionForm>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}
