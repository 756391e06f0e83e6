import type { ComponentProps } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { Taxonomies } from '@/components/recommendations/attribute-fields';
import { Concurrences } from '@/components/recommendations/concurrences';
import { EditText } from '@/components/recommendations/edit-text';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { StepForm } from '@/components/recommendations/step-form';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import {
  askGroupsAction,
  disposeAction,
  markReadyAction,
  recallAction,
  reopenGeneralAction,
  restoreGeneralAction,
  withdrawGeneralAction,
} from '@/lib/recommendations/actions';
import { areSourcesOpen } from '@/lib/recommendations/model/recommendation';
import type { RecommendationDetail } from '@/lib/recommendations/queries';
import type { BoardRow } from '@/lib/recommendations/queries/board';
import type { GroupConcurrence } from '@/lib/recommendations/queries/concurrences';
import { SourceFields, type SourceChoice } from './source-fields';
import { SourceSteps } from './source-steps';

interface GeneralDetailProps {
  general: RecommendationDetail;
  /** Where the groups stand whose recommendations are its sources. */
  groups: readonly GroupConcurrence[];
  /** Regional recommendations ticked to be added. */
  added: readonly BoardRow[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** One general recommendation at the desk: its text, what became of each source, and the step to the plenary. */
export async function GeneralDetail({ general, groups, added, scope, locale, taxonomies }: GeneralDetailProps) {
  const t = await getTranslations('recommendations');
  const { slug } = scope.meeting;
  const { id, symbol, status, revision, text, source, units, sources, lockVersion } = general;
  const [unit] = units;
  const words = formWords(locale, 'recommendations');
  const isOpen = areSourcesOpen(status) && isEditable(scope.meeting.phase);
  const choices: SourceChoice[] = [...sources, ...added.filter((row) => !sources.some((each) => each.id === row.id))];
  if (!revision || !unit) return null;
  const isSettled = groups.every(
    ({ state, answers: [last] }) => state === 'CONCURS' || (state === last?.answer && last.replies.length > 0),
  );
  const step = {
    words,
    meeting: slug,
    recommendation: id,
    revision: revision.id,
    done: t('moved'),
  };
  return (
    <section aria-labelledby="general" className="stack">
      <p className="small">
        <Link href={`/manage/${slug}/recommendations`}>{t('board.back')}</Link>
      </p>
      <div className="row">
        <h2 id="general">
          <SymbolOrDraft symbol={symbol} />
        </h2>
        <span className="push small">
          <RecommendationStatus status={status} />{' '}
          <span className="soft">{t('revision', { number: revision.number })}</span>
        </span>
      </div>
      <p className="text serif">
        <Localized text={text} source={source} />
      </p>
      <EditText recommendation={general} scope={scope} locale={locale} taxonomies={taxonomies} />
      {isOpen ? (
        <>
          <ActionForm
            key={lockVersion}
            action={disposeAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            meeting={slug}
            label={t('board.list')}
            done={t('moved')}
          >
            <h3>{t('board.sources')}</h3>
            <p className="small soft">
              {t('board.sourcesNote')}. {added.length > 0 ? t('board.addTicked') : null}
            </p>
            <HiddenField name="general" value={id} />
            <HiddenField name="lockVersion" value={lockVersion} />
            {choices.map((choice) => (
              <SourceFields key={choice.id} choice={choice} mayTakeOut />
            ))}
            <div className="actions">
              <SubmitButton kind="plain">{t('board.saveSources')}</SubmitButton>
            </div>
          </ActionForm>
          <SourceSteps general={id} scope={scope} locale={locale} mayUndo />
          <Concurrences recommendation={general} groups={groups} scope={scope} locale={locale} />
          {status === 'DRAFT' ? (
            <>
              <StepForm
                {...step}
                key={`ask ${revision.id}`}
                idempotencyKey={newIdempotencyKey()}
                action={askGroupsAction}
                verb={t('concurrence.ask')}
                kind="primary"
              />
              <p className="small soft">{t('concurrence.askNote')}</p>
            </>
          ) : null}
          {status === 'CONCURRENCE' && isSettled ? (
            <StepForm
              {...step}
              key={`ready ${revision.id}`}
              idempotencyKey={newIdempotencyKey()}
              action={markReadyAction}
              verb={t('board.ready')}
              kind="primary"
            />
          ) : (
            <StepWithReason
              {...step}
              key={`ready ${revision.id}`}
              title={t(status === 'DRAFT' ? 'concurrence.without' : 'concurrence.despite')}
              note={t('concurrence.reasonNote')}
              action={markReadyAction}
              verb={t('board.ready')}
            />
          )}
          <p className="small soft">{t('board.readyNote')}</p>
          {status === 'CONCURRENCE' ? (
            <StepWithReason
              {...step}
              key={`recall ${revision.id}`}
              title={t('concurrence.recallTitle')}
              action={recallAction}
              verb={t('concurrence.recall')}
            />
          ) : (
            <StepWithReason
              {...step}
              key={`withdraw ${revision.id}`}
              title={t('board.withdraw')}
              note={t('board.withdrawNote')}
              action={withdrawGeneralAction}
              verb={t('board.withdraw')}
              kind="grave"
            />
          )}
        </>
      ) : (
        <>
          <Concurrences recommendation={general} groups={groups} scope={scope} locale={locale} />
          <DataTable
            caption={t('board.sources')}
            captionNote={t('board.sourcesNote')}
            cards
            rows={sources}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'source',
                head: t('board.source'),
                cell: (row) => (
                  <>
                    <Link href={`/meetings/${slug}/recommendations/${row.id}`}>
                      <SymbolOrDraft symbol={row.symbol} />
                    </Link>
                    <span className="sub">{t('revision', { number: row.revision.number })}</span>
                  </>
                ),
              },
              { key: 'disposition', head: t('board.disposition'), cell: (row) => t(`disposition.${row.disposition}`) },
              { key: 'why', head: t('board.why'), cell: (row) => row.why ?? t('board.noWhy') },
            ]}
          />
          <SourceSteps general={id} scope={scope} locale={locale} />
          {status === 'READY' && isEditable(scope.meeting.phase) ? (
            <StepWithReason
              {...step}
              key={`reopen ${revision.id}`}
              title={t('board.reopen')}
              note={t('board.reopenNote')}
              action={reopenGeneralAction}
              verb={t('board.reopen')}
            />
          ) : null}
          {status === 'WITHDRAWN' && isEditable(scope.meeting.phase) ? (
            <>
              <StepForm
                {...step}
                key={`restore ${revision.id}`}
                idempotencyKey={newIdempotencyKey()}
                action={restoreGeneralAction}
                verb={t('board.restore')}
              />
              <p className="small soft">{t('board.restoreNote')}</p>
            </>
          ) : null}
        </>
      )}
    </section>
  );
}

interface StepWithReasonProps extends Omit<ComponentProps<typeof StepForm>, 'idempotencyKey' | 'reason'> {
  title: string;
  /** What the step does, where its name does not say it. */
  note?: string;
}

/** A step that asks why, behind its title: it is taken seldom. */
function StepWithReason({ title, note, ...step }: StepWithReasonProps) {
  return (
    <details>
      <summary className="small">{title}</summary>
      {note ? <p className="small soft">{note}</p> : null}
      <StepForm {...step} idempotencyKey={newIdempotencyKey()} reason />
    </details>
  );
}
