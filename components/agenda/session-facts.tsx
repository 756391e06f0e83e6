import { Localized } from '@/components/ui/localized';
import type { ProgrammeSession, SessionRole } from '@/lib/agenda/model/session';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = { session: ProgrammeSession; source: string; locale: Locale };

/** Everything a programme says of a session under its title: the same to the secretariat and to everybody. */
export function SessionFacts({ session, source, locale }: Props) {
  const t = useTranslations('agenda');
  const { kind, room, items, roles, documents, languages, note } = session;
  const facts = [kind && t(`kind.${kind}`), room].filter(Boolean).join(', ');
  return (
    <>
      {facts ? <p className="soft small">{facts}</p> : null}
      {items.length > 0 ? (
        <ul className="plain">
          {items.map(({ number, title }, index) => (
            <li key={index}>
              {number ? `(${number}) ` : ''}
              <Localized text={title} source={source} fallback="short" />
            </li>
          ))}
        </ul>
      ) : null}
      {roles.map((role, index) => (
        <p key={index} className="small">
          <RoleLine role={role} source={source} locale={locale} />
        </p>
      ))}
      {documents.length > 0 ? (
        <ul className="plain small">
          {documents.map(({ symbol, title, address }, index) => {
            const said = (
              <>
                {symbol ? `${symbol} ` : ''}
                <Localized text={title} source={source} fallback="silent" />
              </>
            );
            return <li key={index}>{address && /^https?:\/\//.test(address) ? <a href={address}>{said}</a> : said}</li>;
          })}
        </ul>
      ) : null}
      {languages.length > 0 ? (
        <p className="soft small">
          {t('interpretation', { languages: languages.map((one) => languageName(one, locale)).join(', ') })}
        </p>
      ) : null}
      {pick(note, locale, source).text ? (
        <p>
          <Localized text={note} source={source} fallback="silent" />
        </p>
      ) : null}
    </>
  );
}

/** "Chair: Amina Diallo, Senegal", the function marked where it is in another language. */
export function RoleLine({ role, source, locale }: { role: SessionRole; source: string; locale: Locale }) {
  const t = useTranslations('agenda');
  const { kind, name, about } = role;
  return t.rich('role.shown', {
    role: t(`role.${kind}`),
    who: () => (
      <>
        {name}
        {name && pick(about, locale, source).text ? ', ' : null}
        <Localized text={about} source={source} fallback="silent" />
      </>
    ),
  });
}
