import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Figures } from '@/components/ui/figures';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { undoImportAction } from '@/lib/exchange/actions';
import { formWords } from '@/lib/i18n/form-words';
import { formatNumber } from '@/lib/i18n/numbers';
import { getTranslations } from '@/lib/i18n/words';
import type { BatchProps } from './preview';
import { RowList } from './row-list';

const shown = ['CREATED', 'LINKED', 'REFUSED', 'LEFT_OUT', 'UNDONE', 'KEPT'] as const;

/** What came of an import, row by row, and how it is taken back. */
export async function Result({ scope, batch, filter, here, locale, isOpen }: BatchProps) {
  const t = await getTranslations('exchange');
  const { outcomes, invites } = batch;
  const made = outcomes.CREATED + outcomes.UNDONE;
  return (
    <>
      <section className="sec stack" aria-labelledby="result">
        <h2 id="result">{t('result.title')}</h2>
        <Figures
          items={shown
            .filter((outcome) => outcomes[outcome] > 0 || outcome === 'CREATED')
            .map((outcome) => ({
              key: outcome,
              label: t(`outcomes.${outcome}`),
              value: formatNumber(outcomes[outcome], locale),
            }))}
        />
        <p>{invites ? t('result.invited', { count: made }) : t('result.notInvited')}</p>
        {batch.status === 'UNDONE' ? <p>{t('result.steps')}</p> : null}
      </section>
      <RowList scope={scope} batch={batch} filter={filter} here={here} locale={locale} />
      {batch.status === 'APPLIED' && isOpen && outcomes.CREATED > 0 ? (
        <UndoForm batch={batch} meeting={scope.meeting.slug} locale={locale} />
      ) : null}
    </>
  );
}

/** What undoing would do, to how many, and what it cannot. */
async function UndoForm({ batch, meeting, locale }: Pick<BatchProps, 'batch' | 'locale'> & { meeting: string }) {
  const t = await getTranslations('exchange.result');
  const count = batch.outcomes.CREATED - batch.touched;
  return (
    <section className="sec" aria-labelledby="undo">
      <h2 id="undo">{t('undo')}</h2>
      {count > 0 ? <p>{t('undoText', { count })}</p> : <p>{t('undoNone')}</p>}
      {batch.touched > 0 && count > 0 ? <p>{t('undoTouched', { count: batch.touched })}</p> : null}
      {count > 0 ? (
        <>
          {batch.invites ? <p>{t('undoMails')}</p> : null}
          <p className="small soft">{t('steps')}</p>
          <ActionForm
            action={undoImportAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'exchange')}
            meeting={meeting}
            label={t('undo')}
          >
            <HiddenField name="batch" value={batch.id} />
            <div className="actions">
              <SubmitButton kind="grave">{t('undoSend', { count })}</SubmitButton>
            </div>
          </ActionForm>
        </>
      ) : null}
    </section>
  );
}
