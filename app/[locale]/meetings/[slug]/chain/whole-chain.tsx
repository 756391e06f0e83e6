import { ChartFigure } from '@/components/charts/chart-figure';
import { DataTable } from '@/components/ui/data-table';
import type { PublishedChain } from '@/lib/chain/model/flow';
import { flowPicture, type FlowRow } from '@/lib/chain/render/flow-picture';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

interface WholeChainProps {
  chain: PublishedChain;
  slug: string;
  locale: Locale;
}

/** A published edition in one picture, from the priorities of the survey to the commitments, with its table and its files. */
export function WholeChain({ chain, slug, locale }: WholeChainProps) {
  const t = useTranslations('chain.flow');
  const { drawing, method, rows } = flowPicture(chain, locale);
  const said = ({ text, lang }: FlowRow['from']) => <span lang={lang}>{text}</span>;
  return (
    <section className="stack" id="picture">
      <ChartFigure
        drawing={drawing}
        method={method}
        files={(ending) => `/api/meetings/${slug}/chain/chain.${ending}?locale=${locale}`}
      />
      <details>
        <summary>{t('caption')}</summary>
        <DataTable
          caption={t('caption')}
          hideCaption
          dense
          cards
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'step', head: t('columns.step'), label: t('columns.step'), cell: ({ step }) => step },
            { key: 'from', head: t('columns.from'), label: t('columns.from'), cell: ({ from }) => said(from) },
            { key: 'to', head: t('columns.to'), label: t('columns.to'), cell: ({ to }) => said(to) },
            {
              key: 'count',
              head: t('columns.count'),
              label: t('columns.count'),
              numeric: true,
              cell: ({ count }) => count,
            },
          ]}
        />
      </details>
    </section>
  );
}
