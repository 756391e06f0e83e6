import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { takeOverAction } from '@/lib/editions/actions';
import { findTakeovers, type Takeover } from '@/lib/editions/queries';
import { takeoverKinds } from '@/lib/editions/schema';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('editions'))('title'), robots: { index: false, follow: false } };
}

/** What this edition takes over from the one before, and the list of what was taken and what was not. */
export default async function TakeOverPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('editions')]);
  const here = `/${locale}/manage/${slug}/take-over`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.edit', here });
  const { previous, takeovers } = await findTakeovers(scope);
  if (!previous)
    return (
      <EmptyState level={1} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  const { zone, phase } = scope.meeting;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead', { meeting: pick(previous.shortTitle, locale).text })}</p>
        <p className="soft">{t('stays')}</p>
      </div>
      {phase === 'CLOSED' ? null : (
        <ActionForm
          action={takeOverAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'editions')}
          meeting={slug}
          label={t('title')}
        >
          <CheckboxGroup
            name="kinds"
            choices={takeoverKinds.map((value) => ({ value, label: t(`kinds.${value}`), help: t(`help.${value}`) }))}
            defaultValue={takeoverKinds}
          />
          <div className="actions">
            <SubmitButton>{t('take')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {takeovers.length > 0 ? (
        <section className="sec stack" aria-labelledby="done">
          <h2 id="done">{t('done')}</h2>
          {takeovers.map((takeover) => (
            <TakenOver key={takeover.id} takeover={takeover} zone={zone} locale={locale} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

async function TakenOver({ takeover, zone, locale }: { takeover: Takeover; zone: string; locale: Locale }) {
  const t = await getTranslations('editions');
  const { kind, at, taken, left } = takeover;
  return (
    <details>
      <summary>
        {t('count', { kind: t(`kinds.${kind}`), taken: taken.length, left: left.length })}{' '}
        <span className="soft small">{formatDateTime(at, locale, zone)}</span>
      </summary>
      {taken.length > 0 ? (
        <>
          <h3>{t('taken')}</h3>
          <ul>
            {taken.map((name, index) => (
              <li key={index}>
                <Localized text={name} fallback="silent" />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {left.length > 0 ? (
        <>
          <h3>{t('left')}</h3>
          <ul>
            {left.map(({ name, why }, index) => (
              <li key={index}>
                <Localized text={name} fallback="silent" /> <span className="soft">({t(`why.${why}`)})</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
