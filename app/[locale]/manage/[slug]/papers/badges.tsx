import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { issueBadgesAction } from '@/lib/papers/actions';
import { countBadges, listBadgeHolders, mostBadges } from '@/lib/papers/queries/badges';
import { badgeSizes } from '@/lib/papers/schema';

type Props = { scope: MeetingScope; locale: Locale };

/** Codes for those without, and badges as a file: of everybody, or of those ticked. */
export async function Badges({ scope, locale }: Props) {
  const [t, { ready, missing, online }, holders] = await Promise.all([
    getTranslations('papers'),
    countBadges(scope),
    listBadgeHolders(scope, []),
  ]);
  const { slug, phase } = scope.meeting;
  return (
    <section className="sec stack" aria-labelledby="badges">
      <h2 id="badges">{t('badge.heading')}</h2>
      <p className="small soft">{t('badge.lead')}</p>
      <p>{t('badge.state', { ready, missing, online })}</p>
      {missing > 0 && isEditable(phase) ? (
        <ActionForm
          action={issueBadgesAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale)}
          meeting={slug}
          label={t('badge.issue')}
          done={t('badge.done')}
        >
          <SubmitButton>{t('badge.issue')}</SubmitButton>
        </ActionForm>
      ) : null}
      {ready > 0 ? (
        <form action={`/api/meetings/${slug}/badges`} className="stack">
          <div className="filters">
            <label>
              {t('badge.size')}
              <select name="size" defaultValue="a6">
                {badgeSizes.map((size) => (
                  <option key={size} value={size}>
                    {t(`badge.${size}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('badge.language')}
              <select name="language" defaultValue={locale}>
                {locales.map((language) => (
                  <option key={language} value={language} lang={language}>
                    {languageNames[language]}
                  </option>
                ))}
              </select>
            </label>
            {ready > mostBadges ? (
              <label>
                {t('badge.part')}
                <select name="part" defaultValue="1">
                  {Array.from({ length: Math.ceil(ready / mostBadges) }, (_, index) => (
                    <option key={index} value={index + 1}>
                      {t('badge.partOf', {
                        from: index * mostBadges + 1,
                        to: Math.min((index + 1) * mostBadges, ready),
                      })}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <button className="btn">{t('badge.print')}</button>
          </div>
          <details>
            <summary>{t('badge.some')}</summary>
            <ul className="bare" style={{ columns: '18rem' }}>
              {holders.map(({ registration, givenName, surname, party }) => (
                <li key={registration}>
                  <label className="pick">
                    <input className="chk" type="checkbox" name="registrations[]" value={registration} />
                    <span>
                      <bdi>
                        {givenName} {surname.toLocaleUpperCase()}
                      </bdi>
                      <span className="sub">{party.code.toUpperCase()}</span>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        </form>
      ) : null}
    </section>
  );
}
