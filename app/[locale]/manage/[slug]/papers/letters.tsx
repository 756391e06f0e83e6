import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { DelegateName } from '@/components/registration/delegate-name';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Dialog } from '@/components/ui/dialog';
import { FilterSearch, Filters } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { issueLetterAction, revokePaperAction } from '@/lib/papers/actions';
import { findRecipients, type PaperRow, type Recipient } from '@/lib/papers/queries/letters';
import { reasonWritten } from '@/lib/papers/policy';
import { letterKinds } from '@/lib/papers/schema';

type Props = { scope: MeetingScope; locale: Locale; here: string; name: string | undefined };

/** People found by name, the letters they hold, and a form for the next. */
export async function Letters({ scope, locale, here, name }: Props) {
  const [t, people] = await Promise.all([getTranslations('papers'), findRecipients(scope, name)]);
  const columns: Column<Recipient>[] = [
    {
      key: 'person',
      head: t('letters.person'),
      isRowHead: true,
      cell: (person) => (
        <>
          <DelegateName person={person} />
          <span className="sub">
            <Localized text={person.party} fallback="silent" />
          </span>
        </>
      ),
    },
    {
      key: 'papers',
      head: t('letters.papers'),
      cell: ({ papers }) =>
        papers.map((paper) => <Issued key={paper.id} paper={paper} scope={scope} locale={locale} />),
    },
    {
      key: 'next',
      head: t('letters.next'),
      cell: (person) => <Next person={person} meeting={scope.meeting.slug} locale={locale} />,
    },
  ];
  return (
    <section className="sec stack" aria-labelledby="letters">
      <h2 id="letters">{t('letters.title')}</h2>
      <p className="small soft">{t('letters.lead')}</p>
      <Filters label={t('letters.find')} clear={`${here}#letters`} isFiltered={name !== undefined}>
        <FilterSearch name="q" label={t('letters.search')} value={name} />
      </Filters>
      {name === undefined ? <p className="small">{t('letters.start')}</p> : null}
      {name !== undefined && people.length === 0 ? <p role="status">{t('letters.nobody')}</p> : null}
      {people.length > 0 ? (
        <DataTable
          caption={t('letters.caption')}
          hideCaption
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          cards
        />
      ) : null}
    </section>
  );
}

/** The form that issues the next letter, while there is one that the person does not hold. */
async function Next({ person, meeting, locale }: { person: Recipient; meeting: string; locale: Locale }) {
  const t = await getTranslations('papers');
  const kinds = toIssue(person.papers);
  if (kinds.length === 0) return null;
  return (
    <ActionForm
      action={issueLetterAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'papers')}
      meeting={meeting}
      label={`${t('letters.next')} ${person.givenName} ${person.surname}`}
      done={t('letters.done')}
      className="stack-s"
      resets
    >
      <HiddenField name="registration" value={person.id} />
      <SelectField name="kind" width="m" choices={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <SubmitButton kind="plain">{t('letters.next')}</SubmitButton>
    </ActionForm>
  );
}

/** Kinds of which the person holds no valid paper: one that is held has to be taken back before there can be another. */
function toIssue(papers: readonly PaperRow[]) {
  return letterKinds.filter((kind) => !papers.some((paper) => paper.kind === kind && paper.revokedAt === null));
}

type IssuedProps = { paper: PaperRow; scope: MeetingScope; locale: Locale };

async function Issued({ paper, scope, locale }: IssuedProps) {
  const [t, common] = await Promise.all([getTranslations('papers'), getTranslations('common')]);
  const { slug, zone } = scope.meeting;
  const why = reasonWritten(paper.revokedReason);
  return (
    <div className="row mid" style={{ marginBlockEnd: 'var(--s2)' }}>
      <a href={`/api/meetings/${slug}/papers/${paper.id}`}>
        {t('letters.issued', { kind: t(`kind.${paper.kind}`), date: formatDate(paper.issuedAt, locale, zone) })}
      </a>
      <span className="num small">{paper.code}</span>
      {paper.revokedAt ? (
        <span className="small">
          {t('letters.revoked', {
            date: formatDate(paper.revokedAt, locale, zone),
            reason: why ? t(`letters.why.${why}`) : (paper.revokedReason ?? ''),
          })}
        </span>
      ) : (
        <Dialog opener={t('letters.revoke')} title={t('letters.revokeTitle')} close={common('dialog.close')}>
          <p>{t('letters.revokeText')}</p>
          <ActionForm
            action={revokePaperAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'papers')}
            meeting={slug}
            label={t('letters.revokeTitle')}
            done={t('letters.revokeDone')}
          >
            <HiddenField name="paper" value={paper.id} />
            <TextField name="reason" maxLength={300} />
            <SubmitButton kind="grave">{t('letters.revoke')}</SubmitButton>
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
