import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { useResultLabels } from '@/components/surveys/result-labels';
import { sendFigureAction } from '@/lib/breakouts/actions';
import type { AgendaRow } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import type { VisibleRanking } from '@/lib/surveys/model/visible-results';
import type { ResultLabels } from '@/lib/surveys/queries/results';

interface SendFigureProps {
  slug: string;
  /** Its id. */
  snapshot: string;
  ranking: VisibleRanking;
  labels: ResultLabels;
  agendas: readonly AgendaRow[];
}

/** Sends one figure to a group's agenda, as an issue that keeps its link; for those who keep an agenda. */
export function SendFigure({ slug, snapshot, ranking, labels, agendas }: SendFigureProps) {
  const locale = useLocale();
  const t = useTranslations('results.send');
  const words = useResultLabels(labels);
  if (agendas.length === 0) return null;
  return (
    <details>
      <summary>{t('title')}</summary>
      <ActionForm
        action={sendFigureAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'results')}
        meeting={slug}
        label={t('title')}
        resets
      >
        <p className="small soft">{t('lead')}</p>
        <HiddenField name="snapshot" value={snapshot} />
        <HiddenField name="question" value={ranking.code} />
        <SelectField
          name="choice"
          choices={ranking.standings.map(({ theme }) => {
            const { text, lang } = words.choice(ranking.code, theme);
            return { value: theme, label: text, lang };
          })}
        />
        <SelectField
          name="column"
          choices={[...ranking.table.columns, ranking.table.total].map(({ key }) => ({
            value: key,
            label: words.column(key),
          }))}
        />
        <SelectField
          name="group"
          choices={agendas.map(({ id, names }) => {
            const { text, lang } = pick(names, locale);
            return { value: id, label: text, lang };
          })}
        />
        <div className="actions">
          <SubmitButton kind="plain">{t('button')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
