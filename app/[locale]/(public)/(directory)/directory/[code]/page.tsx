import type { Metadata } from 'next';

import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DesignationsDisclaimer } from '@/components/ui/designations-disclaimer';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { enterSite } from '@/lib/auth/scope';
import { listCommitmentsFedBy } from '@/lib/chain/queries';
import { findOwnMeeting } from '@/lib/corrections/queries';
import { termOfClass } from '@/lib/directory/model/definitions';
import { isMechanism, kindCode } from '@/lib/directory/model/kinds';
import { getParty, listAttached, listPartyMeetings, type PartyRecord } from '@/lib/directory/queries/party';
import { listDiffering } from '@/lib/directory/queries/statements';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import { languageNames, locales } from '@/lib/i18n/routing';
import { pick } from '@/lib/i18n/pick';
import { getLocale, getTranslations } from '@/lib/i18n/words';

import { Compiled } from '../../compiled';
import { PictureLinks } from '../../picture-links';
import { SourceList } from '../../source-list';
import { statusShape } from '../status-shape';
import { AtTheMeetings } from './at-the-meetings';
import { Chairs } from './chairs';
import { Classes } from './classes';
import { InBrief } from './in-brief';
import { Members } from './members';
import { Themes } from './themes';
import { UnsourcedFields } from './unsourced-fields';
import styles from '../../reference.module.css';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  const [locale, party] = await Promise.all([getLocale(), orNotFound(getParty(enterSite(null), code))]);
  return { title: pick(party.names, locale).text };
}

/** One mechanism or partner: what it is, who belongs to it, who chaired it, and how we know. */
export default async function PartyPage({ params }: Props) {
  const { code } = await params;
  const [locale, t] = await Promise.all([getLocale(), getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.read', here: `/directory/${code}` });
  const party = await orNotFound(getParty(scope, code));
  const [attached, meetings, fed, ownMeeting, corrections, differing] = await Promise.all([
    listAttached(scope, party),
    listPartyMeetings(scope, party.id),
    listCommitmentsFedBy(scope, party.id),
    findOwnMeeting(scope, party.id),
    getTranslations('corrections'),
    listDiffering(scope, party.id),
  ]);
  const commitments = fed.map(({ slug, meeting, symbol, text }) => ({
    meeting: pick(meeting, locale).text,
    symbol,
    title: text,
    href: `/meetings/${slug}/highlights#${symbol}`,
  }));
  const mechanism = isMechanism(party.kind);
  const term = new Map<string, string>(Object.entries(termOfClass)).get(party.kind);

  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/directory', label: t('tabs.directory') },
          { href: `/directory?kind=${kindCode(party.kind)}`, label: t(`shortKinds.${party.kind}`) },
        ]}
      />
      <div className={`cols ${styles.below}`}>
        <div className="stack-l">
          <div className="head">
            <p className="soft">
              {term ? <Link href={`/definitions#${term}`}>{t(`kinds.${party.kind}`)}</Link> : t(`kinds.${party.kind}`)}{' '}
              {mechanism ? <Status shape={statusShape(party.status)}>{statusWords(party, t)}</Status> : null}
            </p>
            <h1>
              <Localized text={party.names} fallback="short" />
            </h1>
            <OtherNames party={party} locale={locale} />
            {party.statusNote ? (
              <p className="small soft">
                <Compiled>{party.statusNote}</Compiled>
              </p>
            ) : null}
          </div>
          {mechanism ? <Chairs party={party} /> : null}
          <Members party={party} />
          <Themes party={party} />
          <Classes classes={party.classes} />
          {party.note ? (
            <section className={styles.section}>
              <h2>{t('party.notes')}</h2>
              <p>
                <Compiled>{party.note}</Compiled>
              </p>
            </section>
          ) : null}
        </div>
        <aside className="stack-l">
          <InBrief party={party} attached={attached} />
          <AtTheMeetings past={party.pastMeetings} meetings={meetings} commitments={commitments} />
          {mechanism ? (
            <section className="sec stack-s">
              <h2>{t('party.pictures')}</h2>
              <p className="small">
                <PictureLinks set={party.kind === 'GLOBAL_PROCESS' ? 'all' : kindCode(party.kind)} />
              </p>
            </section>
          ) : null}
          <section className="sec stack-s">
            <h2>{t('party.sources')}</h2>
            <SourceList sources={party.sources} asOf={party.asOf} confidence={party.confidence} />
            {party.generalKnowledgeFields.length > 0 ? (
              <p className="tiny soft">
                {t.rich('party.generalKnowledge', {
                  fields: () => <UnsourcedFields fields={party.generalKnowledgeFields} />,
                })}
              </p>
            ) : null}
            {locale === 'en' ? null : <p className="tiny soft">{t('language.source')}</p>}
            {differing.length > 0 ? (
              <p className="small">
                <Link href={`/directory/${party.code}/history#sources`}>
                  {t('statements.differOn', {
                    matters: formatList(
                      differing.map(({ matter }) => t(`statements.inSentence.${matter}`)),
                      locale,
                    ),
                  })}
                </Link>
              </p>
            ) : null}
            <p className="small">
              <Link href={`/directory/${party.code}/history`}>{t('history.link')}</Link>
            </p>
            {ownMeeting ? (
              <p className="small">
                <Link href={`/meetings/${ownMeeting}/directory?of=${party.code}`}>{corrections('own.link')}</Link>
              </p>
            ) : null}
            {can(scope, 'directory.edit') ? (
              <p className="small">
                <Link href={`/admin/directory/${party.code}`}>{t('edit.link')}</Link>
              </p>
            ) : null}
            <p className="tiny soft">
              {t.rich('party.asData', { link: (words) => <a href={`/api/v1/mechanisms/${party.code}`}>{words}</a> })}
            </p>
          </section>
        </aside>
      </div>
      <DesignationsDisclaimer />
    </>
  );
}

function statusWords(party: PartyRecord, t: Awaited<ReturnType<typeof getTranslations<'directory'>>>): string {
  const status = t(`status.${party.status}`);
  return party.statusSince ? t('party.statusSince', { status, year: String(party.statusSince) }) : status;
}

/** The names in the other languages of the site, each in its own. */
function OtherNames({ party, locale }: { party: PartyRecord; locale: string }) {
  const shown = pick(party.names, locale).lang;
  return locales
    .filter((lang) => lang !== shown && party.names[lang])
    .map((lang) => (
      <p key={lang} lang={lang} className="soft small" title={languageNames[lang]}>
        {party.names[lang]}
      </p>
    ));
}
