import type { Metadata } from 'next';
import { z } from 'zod';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { formatList, formatNumber, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { decideTickedAction } from '@/lib/registration/actions';
import { previewDecision, type Preview } from '@/lib/registration/queries/preview';
import {
  decisions,
  filtersOf,
  mostDecided,
  queryOf,
  registrationStatuses,
} from '@/lib/registration/schema/registrations';
import { DelegateName } from '@/components/registration/delegate-name';
import styles from './decide.module.css';
import { ChunkForm } from './chunk-form';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};
type Decision = (typeof decisions)[number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('decide.title') };
}

const chosenSchema = z.object({
  decision: z.enum(decisions).catch('CONFIRMED'),
  of: z.enum(['ticked', 'all']).catch('ticked'),
  match: z.string().max(600).catch(''),
  r: z.preprocess((value) => [value ?? []].flat(), z.array(z.uuid()).max(mostDecided).catch([])),
});

/** Before anything is decided: exactly what would happen, to how many, and who cannot and why. */
export default async function DecidePage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('review.decide')]);
  const here = `/${locale}/manage/${slug}/registrations`;
  const scope = await meetingPage(slug, { locale, permission: 'registration.decide', here });
  const { decision, of, match, r } = chosenSchema.parse(query);
  const filters = filtersOf(match);
  const preview = await previewDecision(scope, of === 'all' ? { filters } : { ids: r }, decision);
  const back = `${here}?${queryOf(filters)}`;
  const isFull = decision === 'CONFIRMED' && preview.able - preview.held > preview.roomLeft;
  const nobody = (
    <EmptyState level={2} title={t('nobody')} action={<a href={back}>{t('back')}</a>}>
      {t('nobodyText')}
    </EmptyState>
  );
  return (
    <>
      <div className="head">
        <p className="small">
          <a href={back}>{t('back')}</a>
        </p>
        <h1>{preview.able > 0 ? t(decision, { able: preview.able }) : t('title')}</h1>
        <Unable preview={preview} locale={locale} />
      </div>
      {of === 'all' && !isFull ? (
        <ChunkForm
          meeting={slug}
          words={formWords(locale, 'review')}
          idempotencyKey={newIdempotencyKey()}
          decision={decision}
          query={queryOf(filters)}
          counted={preview.counted}
          remaining={preview.able}
          chunk={mostDecided}
          texts={{
            send: t(decision, { able: preview.able }),
            chunks: t('chunks'),
            since: t('since'),
            progress: t.raw('progress'),
            done: t('doneAll'),
          }}
          nobody={nobody}
        >
          <Consequences preview={preview} decision={decision} locale={locale} />
        </ChunkForm>
      ) : preview.able === 0 ? (
        nobody
      ) : isFull ? (
        <Notice kind="late" level={2} title={t('full', { left: preview.roomLeft })}>
          <p>{t('fullText')}</p>
        </Notice>
      ) : (
        <>
          <Consequences preview={preview} decision={decision} locale={locale} />
          <ActionForm
            action={decideTickedAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'review')}
            meeting={slug}
            label={t(decision, { able: preview.able })}
          >
            {preview.ids.map((id) => (
              <HiddenField key={id} name="registrations[]" value={id} />
            ))}
            <HiddenField name="decision" value={decision} />
            <TextArea name="reason" maxLength={1000} rows={3} optional={decision !== 'DECLINED'} />
            <div className="actions">
              <SubmitButton kind={decision === 'DECLINED' ? 'grave' : 'primary'}>
                {t(decision, { able: preview.able })}
              </SubmitButton>
            </div>
          </ActionForm>
        </>
      )}
    </>
  );
}

/** "3 of the 40 cannot: 2 have not handed in, 1 withdrew." */
async function Unable({ preview, locale }: { preview: Preview; locale: Locale }) {
  const t = await getTranslations('review.decide');
  const unable = preview.total - preview.able;
  if (unable === 0) return null;
  const reasons = registrationStatuses.flatMap((status) => {
    const count = preview.unable[status];
    return count ? [t(`why.${status}`, { count })] : [];
  });
  return <p>{t('cannot', { unable, total: preview.total, reasons: formatList(reasons, locale) })}</p>;
}

async function Consequences({ preview, decision, locale }: { preview: Preview; decision: Decision; locale: Locale }) {
  const t = await getTranslations('review.decide');
  const languages = Object.entries(preview.locales).map(([language, count]) =>
    t('mailsIn', { count: formatNumber(count, locale), language: languageName(language, locale) }),
  );
  const left = preview.roomLeft - (preview.able - preview.held);
  return (
    <section className="sec" aria-labelledby="what">
      <h2 id="what">{t('what')}</h2>
      <ul className={styles.list}>
        {decision === 'CONFIRMED' ? <li>{t('places', { able: preview.able, left })}</li> : null}
        {decision === 'WAITLISTED' ? <li>{t('numbers')}</li> : null}
        {decision === 'DECLINED' ? <li>{t('ends')}</li> : null}
        <li>{t('mails', { languages: formatList(languages, locale) })}</li>
      </ul>
      <details className={styles.who} open={preview.able <= 10}>
        <summary>{t('who')}</summary>
        <ul className={styles.list}>
          {preview.people.map(({ id, ...person }) => (
            <li key={id}>
              <DelegateName person={person} />
            </li>
          ))}
          {preview.able > preview.people.length ? (
            <li>{t('others', { count: preview.able - preview.people.length })}</li>
          ) : null}
        </ul>
      </details>
    </section>
  );
}
