import { EmptyState } from '@/components/ui/empty-state';
import { Figures } from '@/components/ui/figures';
import type { MeetingScope } from '@/lib/auth/scope';
import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { importKinds, type RowFilter } from '@/lib/exchange/schema';
import { formatList, formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { ConfirmForm } from './confirm-form';
import { DiscardForm } from './discard-form';
import { RowList } from './row-list';

export interface BatchProps {
  scope: MeetingScope;
  batch: ImportDetail;
  filter: RowFilter;
  here: string;
  locale: Locale;
  /** The meeting still takes changes. */
  isOpen: boolean;
}

/** Before anything is written: what would come of the rows, how many of each kind, row by row. */
export async function Preview({ scope, batch, filter, here, locale, isOpen }: BatchProps) {
  const t = await getTranslations('exchange');
  const { kinds } = batch;
  const leftOut = batch.columns.flatMap(({ heading }, column) =>
    batch.mapping[column] ? [] : [heading || t('columns.noHeading')],
  );
  return (
    <>
      <section className="sec stack" aria-labelledby="preview">
        <h2 id="preview">{t('preview.title')}</h2>
        <p>{t('preview.nothing')}</p>
        <Figures
          items={importKinds.map((kind) => ({
            key: kind,
            label: t(`preview.kinds.${kind}`),
            value: formatNumber(kinds[kind], locale),
            note: kinds[kind] > 0 ? t(`preview.help.${kind}`) : undefined,
          }))}
        />
        {leftOut.length > 0 ? <p>{t('preview.leftOut', { columns: formatList(leftOut, locale) })}</p> : null}
        {isOpen ? (
          <p>
            <a href={`${here}?change=columns`}>{t('columns.change')}</a>
          </p>
        ) : null}
      </section>
      {isOpen && kinds.NEW + kinds.SUSPECT > 0 ? (
        <ConfirmForm batch={batch} meeting={scope.meeting.slug} locale={locale} />
      ) : null}
      {kinds.NEW + kinds.SUSPECT === 0 ? (
        <EmptyState level={2} title={t('preview.none')}>
          {t('preview.noneText')}
        </EmptyState>
      ) : null}
      <RowList scope={scope} batch={batch} filter={filter} here={here} locale={locale} />
      {isOpen ? <DiscardForm batch={batch.id} meeting={scope.meeting.slug} locale={locale} /> : null}
    </>
  );
}
