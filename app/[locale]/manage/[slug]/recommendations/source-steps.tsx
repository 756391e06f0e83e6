import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { undoDisposalAction } from '@/lib/recommendations/actions';
import { listSourceSteps, type SourceStepRow } from '@/lib/recommendations/queries/source-steps';
import styles from './board.module.css';

interface SourceStepsProps {
  /** Id of the general recommendation. */
  general: string;
  scope: MeetingScope;
  locale: Locale;
  /** Its list of sources is open. */
  mayUndo?: boolean;
}

/** What was changed in the list of sources, by whom, and one press to undo the last change; nothing is taken off the record by it. */
export async function SourceSteps({ general, scope, locale, mayUndo = false }: SourceStepsProps) {
  const [t, { steps, undoable }] = await Promise.all([
    getTranslations('recommendations'),
    listSourceSteps(scope, general),
  ]);
  if (steps.length === 0) return null;
  const next = steps.find(({ id }) => id === undoable);
  return (
    <div className="stack">
      {mayUndo && undoable ? (
        <ActionForm
          action={undoDisposalAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'recommendations')}
          meeting={scope.meeting.slug}
          label={t('board.undo')}
          done={t('board.undone')}
        >
          <HiddenField name="general" value={general} />
          <HiddenField name="step" value={undoable} />
          {next ? <Changes step={next} /> : null}
          <div className="actions">
            <SubmitButton kind="plain">{t('board.undo')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
      <details>
        <summary className="small">{t('board.steps')}</summary>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.id} className="small">
              <p className="soft">
                {formatDateTime(step.at, locale, scope.meeting.zone)}
                {step.by ? (
                  <>
                    , <bdi>{step.by}</bdi>
                  </>
                ) : null}
                {step.isUndoing ? `. ${t('board.stepUndoes')}` : step.isUndone ? `. ${t('board.stepUndone')}` : null}
              </p>
              <Changes step={step} />
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** Each source that a step changed: what it was, what it became. */
async function Changes({ step }: { step: SourceStepRow }) {
  const t = await getTranslations('recommendations');
  const sayOf = (side: SourceStepRow['changes'][number]['now']) =>
    side ? t(`disposition.${side.disposition}`) : t('board.noSource');
  return (
    <ul className="small">
      {step.changes.map(({ id, symbol, was, now }) => (
        <li key={id}>
          {[
            t('board.stepChange', { symbol: symbol ?? t('draft'), was: sayOf(was), now: sayOf(now) }),
            ...(now?.why ? [now.why] : []),
          ].join('. ')}
        </li>
      ))}
    </ul>
  );
}
