import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { editCodeAction, mergeCodeAction, retireCodeAction } from '@/lib/coding/actions';
import { isOffered } from '@/lib/coding/policy';
import type { BookCode } from '@/lib/coding/queries/books';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { getTranslations } from '@/lib/i18n/words';
import type { Keeping } from './keeping';

/** The codes in the order in which they were added, those that are not offered any more among them. */
export async function CodeList({ keeping }: { keeping: Keeping }) {
  const t = await getTranslations('coding.book');
  const { codes } = keeping.book;
  if (codes.length === 0) return <p className="soft">{t('noCodes')}</p>;
  return (
    <ol className="stack">
      {codes.map((code) => (
        <li key={code.id} value={code.number} className="stack">
          <div>
            <b>
              <Localized text={code.names} fallback="short" />
            </b>{' '}
            <State code={code} keeping={keeping} />
          </div>
          {pick(code.description, keeping.locale).text ? (
            <p className="small soft">
              <Localized text={code.description} fallback="short" />
            </p>
          ) : null}
          {keeping.isOpen && code.mergedIntoId === null ? <Change code={code} keeping={keeping} /> : null}
        </li>
      ))}
    </ol>
  );
}

type CodeProps = { code: BookCode; keeping: Keeping };

async function State({ code, keeping: { book, locale, saved } }: CodeProps) {
  const t = await getTranslations('coding.book');
  const into = book.codes.find(({ id }) => id === code.mergedIntoId);
  return (
    <>
      {into ? (
        <Status shape="shut">{t('merged', { n: into.number, name: pick(into.names, locale).text })}</Status>
      ) : code.retiredAt ? (
        <Status shape="shut">{t('retired')}</Status>
      ) : null}
      {saved === code.id ? (
        <span role="status">
          <Status shape="done">{t('saved')}</Status>
        </span>
      ) : null}
    </>
  );
}

/** A code's name and description, whether it is offered, and as which other code it counts. */
async function Change({ code, keeping: { book, slug, locale, languages } }: CodeProps) {
  const t = await getTranslations('coding.book');
  const name = pick(code.names, locale).text;
  const others = book.codes.filter((other) => other.id !== code.id && isOffered(other));
  const frame = (label: string) => ({ words: formWords(locale, 'coding'), meeting: slug, label });
  const shown = (
    <>
      <HiddenField name="bookCode" value={code.id} />
      <HiddenField name="lockVersion" value={code.lockVersion} />
    </>
  );
  return (
    <details className="add">
      <summary aria-label={t('editOf', { n: code.number, name })}>{t('edit')}</summary>
      <div className="stack-l">
        <ActionForm
          key={code.lockVersion}
          action={editCodeAction}
          idempotencyKey={newIdempotencyKey()}
          {...frame(t('editOf', { n: code.number, name }))}
        >
          {shown}
          <MultilingualField
            name="names"
            languages={languages}
            source={languages[0] ?? locale}
            defaultValue={code.names}
          />
          <MultilingualField
            name="description"
            optional
            multiline
            rows={2}
            languages={languages}
            defaultValue={code.description}
          />
          <div className="actions">
            <SubmitButton>{t('save')}</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={retireCodeAction} idempotencyKey={newIdempotencyKey()} {...frame(name)}>
          {shown}
          <SubmitButton kind="plain" name="step" value={code.retiredAt ? 'restore' : 'retire'}>
            {t(code.retiredAt ? 'restore' : 'retire')}
          </SubmitButton>
        </ActionForm>
        {others.length > 0 ? (
          <details className="add">
            <summary>{t('merge')}</summary>
            <ActionForm action={mergeCodeAction} idempotencyKey={newIdempotencyKey()} {...frame(t('merge'))}>
              {shown}
              <p className="small">{t('mergeText')}</p>
              <SelectField
                name="into"
                width="m"
                choices={others.map(({ id, number, names }) => ({
                  value: id,
                  label: `${number} ${pick(names, locale).text}`,
                }))}
              />
              <div className="actions">
                <SubmitButton kind="grave">{t('mergeSubmit')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
        ) : null}
      </div>
    </details>
  );
}
