import type { Metadata } from 'next';

import { DifferingSources } from '@/components/directory/differing-sources';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { PageShell } from '@/components/shell/page-shell';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { followStatementAction, recordStatementAction, withdrawStatementAction } from '@/lib/directory/actions';
import { matters } from '@/lib/directory/model/matters';
import { getParty } from '@/lib/directory/queries/party';
import { listStatements, type DifferingMatter, type Statement } from '@/lib/directory/queries/statements';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return {
    title: `${(await getTranslations('directory'))('statements.title')}: ${code}`,
    robots: { index: false, follow: false },
  };
}

/** What sources say differently of a party, for the permanent secretariat: kept side by side, with which is followed and why. */
export default async function SourcesPage({ params }: Props) {
  const [{ locale, code }, t] = await Promise.all([params, getTranslations('directory')]);
  const here = `/${locale}/admin/directory/${code}/sources`;
  const scope = await sitePage({ locale, permission: 'directory.edit', here });
  const party = await orNotFound(getParty(scope, code));
  const kept = await listStatements(scope, party.id);
  const words = formWords(locale, 'directory');
  const actions = (statement: Statement, { chosen, statements }: DifferingMatter) => {
    const isFollowed = chosen?.statement === statement.id;
    // What is followed goes only where nothing else stands: another is followed first.
    if (isFollowed && statements.length > 1) return null;
    const withdraw = t('edit.formOf', { what: t('statements.withdraw'), entry: statement.says });
    return (
      <div className="row mid">
        {isFollowed ? null : (
          <details>
            <summary>{t('statements.follow')}</summary>
            <ActionForm
              action={followStatementAction}
              idempotencyKey={newIdempotencyKey()}
              words={words}
              label={t('edit.formOf', { what: t('statements.follow'), entry: statement.says })}
              className="stack-s"
            >
              <HiddenField name="statement" value={statement.id} />
              <HiddenField name="chosen" value={chosen?.seq ?? ''} />
              <TextField name="why" label={t('statements.reason')} help={t('statements.inEnglish')} maxLength={1000} />
              <div className="actions">
                <SubmitButton kind="plain">{t('statements.follow')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
        )}
        <ActionForm
          action={withdrawStatementAction}
          idempotencyKey={newIdempotencyKey()}
          words={words}
          label={withdraw}
        >
          <HiddenField name="statement" value={statement.id} />
          <SubmitButton kind="link" label={withdraw}>
            {t('statements.withdraw')}
          </SubmitButton>
        </ActionForm>
      </div>
    );
  };
  return (
    <PageShell>
      <Breadcrumbs
        items={[
          { href: '/admin/directory', label: t('care.title') },
          { href: `/admin/directory/${code}`, label: pick(party.names, locale).text },
        ]}
      />
      <div className="stack-l">
        <div className="head">
          <h1>{t('edit.formOf', { what: t('statements.title'), entry: pick(party.names, locale).text })}</h1>
          <p className="lead">{t('statements.lead')}</p>
          <p>
            <Link href={`/directory/${code}/history#sources`}>{t('edit.history')}</Link>
          </p>
        </div>
        <section className="sec stack" aria-labelledby="kept">
          <h2 id="kept">{t('statements.kept')}</h2>
          {kept.length === 0 ? (
            <EmptyState level={3} title={t('statements.none')}>
              {t('statements.noneText')}
            </EmptyState>
          ) : null}
          <DifferingSources matters={kept} actions={actions} />
        </section>
        <section className="sec stack" aria-labelledby="record">
          <h2 id="record">{t('statements.add')}</h2>
          <ActionForm
            action={recordStatementAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            label={t('statements.add')}
            className="stack"
          >
            <HiddenField name="party" value={party.id} />
            <SelectField
              name="matter"
              label={t('statements.matter')}
              choices={matters.map((matter) => ({ value: matter, label: t(`statements.matters.${matter}`) }))}
            />
            <TextField name="says" label={t('statements.says')} help={t('statements.inEnglish')} maxLength={1000} />
            <TextField name="source" maxLength={500} />
            <TextField name="sourceOn" optional width="s" maxLength={10} />
            <div className="actions">
              <SubmitButton>{t('statements.save')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      </div>
    </PageShell>
  );
}
