import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { IssueClock } from '@/components/room/issue-clock';
import { Status } from '@/components/ui/status';
import { runIssueAction } from '@/lib/breakouts/actions';
import type { IssueRow } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface IssueTimeProps {
  issue: IssueRow;
  slug: string;
  locale: Locale;
  canRecord: boolean;
  now: Date;
}

/** Where a group is with an issue: how long it is meant to take, how much of that is left, and the steps for those who record. */
export async function IssueTime({ issue, slug, locale, canRecord, now }: IssueTimeProps) {
  const t = await getTranslations('room');
  const { id, position, minutes, begunAt, endedAt } = issue;
  const isRunning = begunAt !== null && endedAt === null;
  const frame = { action: runIssueAction, words: formWords(locale, 'breakouts'), meeting: slug };
  return (
    <div className="tiny">
      {isRunning && minutes ? (
        <IssueClock begunAt={begunAt.toISOString()} minutes={minutes} now={now.toISOString()} />
      ) : isRunning ? (
        <Status shape="half">{t('clock.running')}</Status>
      ) : endedAt ? (
        <Status shape="done">{t('clock.done')}</Status>
      ) : minutes ? (
        <span className="soft">{t('clock.planned', { minutes })}</span>
      ) : null}
      {canRecord ? (
        <div className="row">
          <ActionForm {...frame} idempotencyKey={newIdempotencyKey()} label={t('clock.beginOf', { position })}>
            <HiddenField name="issue" value={id} />
            <SubmitButton
              kind="link"
              name="step"
              value={isRunning ? 'END' : 'BEGIN'}
              label={t(isRunning ? 'clock.endOf' : 'clock.beginOf', { position })}
            >
              {t(isRunning ? 'clock.end' : 'clock.begin')}
            </SubmitButton>
          </ActionForm>
          <details>
            <summary>{t('clock.setTime')}</summary>
            <ActionForm {...frame} idempotencyKey={newIdempotencyKey()} label={t('clock.setTimeOf', { position })}>
              <HiddenField name="issue" value={id} />
              <HiddenField name="step" value="TIME" />
              <TextField
                name="minutes"
                inputMode="numeric"
                width="s"
                optional
                defaultValue={minutes === null ? undefined : String(minutes)}
              />
              <SubmitButton kind="plain" label={t('clock.setTimeOf', { position })}>
                {t('clock.setTime')}
              </SubmitButton>
            </ActionForm>
          </details>
        </div>
      ) : null}
    </div>
  );
}
