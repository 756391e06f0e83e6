import type { Metadata } from 'next';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { recordId } from '@/lib/core/validation';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { isActive } from '@/lib/registration/policy';
import { findSensitive, listNationalities } from '@/lib/privacy/queries/own';
import { KindSection } from './kind-section';
import { getTranslations } from '@/lib/i18n/words';
import styles from '@/components/privacy/privacy.module.css';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy'))('travel.title'), robots: { index: false, follow: false } };
}

/** Sensitive data of one registration, kind by kind: the person's own, or filled in for them by a focal point. */
export default async function TravelPage({ params }: Props) {
  const [{ locale, slug, id: named }, t] = await Promise.all([params, getTranslations('privacy')]);
  const id = recordId.parse(named);
  const here = `/${locale}/meetings/${slug}/registration/${id}/travel`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const found = await orNotFound(findSensitive(scope, id));
  const { registration, own, personId, kinds, passportScans } = found;
  const collator = new Intl.Collator(locale);
  const nationalities = (await listNationalities(scope))
    .map(({ iso2, names }) => ({ value: iso2, label: pick(names, locale).text }))
    .sort((one, other) => collator.compare(one.label, other.label));
  const name = `${registration.givenName} ${registration.surname}`;
  const isOpen = isActive(registration.status) && scope.meeting.phase !== 'CLOSED';
  return (
    <>
      <div className="head">
        <h1>{own ? t('travel.title') : t('travel.titleOther', { name })}</h1>
        <p className="soft">{own ? t('travel.lead') : t('travel.leadOther', { name })}</p>
      </div>
      <div className="cols">
        <div className="stack-l">
          {kinds.map((kind) => (
            <KindSection
              key={kind.kind}
              record={kind}
              registrationId={id}
              name={name}
              own={own}
              isOpen={isOpen && kind.deleteAfter > new Date()}
              passportScans={passportScans}
              nationalities={nationalities}
              meeting={scope.meeting}
              locale={locale}
            />
          ))}
        </div>
        <aside className="stack-l">
          <nav className="sec stack" aria-labelledby="contents">
            <h2 id="contents">{t('travel.contents')}</h2>
            <ul className={styles.list}>
              {kinds.map(({ kind, updatedAt }) => (
                <li key={kind}>
                  <a href={`#${kind}`}>{t(`kinds.${kind}.title`)}</a>{' '}
                  <span className="soft">{t(updatedAt ? 'state.given' : 'state.missing')}</span>
                </li>
              ))}
            </ul>
          </nav>
          <p className="small">
            <Link href={`/meetings/${slug}/registration/${id}`}>{t('travel.back')}</Link>
          </p>
          {own && can(scope, 'consent.change', { personId }) ? (
            <p className="small">
              <Link href={`/meetings/${slug}/registration/${id}/consents`}>{t('travel.photo')}</Link>
            </p>
          ) : null}
          {own ? (
            <p className="small">
              <Link href="/work/my-data">{t('travel.mine')}</Link>
            </p>
          ) : null}
        </aside>
      </div>
    </>
  );
}
