import { DelegateName } from '@/components/registration/delegate-name';
import { KeyValues } from '@/components/ui/key-values';
import { Notice } from '@/components/ui/notice';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import type { CourtesyTitle, SensitiveKind } from '@/lib/core/prisma/enums';
import { formatDay, formatTime } from '@/lib/i18n/dates';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { sensitiveKinds } from '@/lib/privacy/model/kinds';
import { shownColumns } from '@/lib/privacy/model/columns';
import { getTranslations } from '@/lib/i18n/words';
import styles from './privacy.module.css';

interface OpenedPersonProps {
  opened: {
    registration: { id: string; courtesyTitle: CourtesyTitle | null; givenName: string; surname: string };
    until: Date | null;
    hasScan: boolean;
    lost: readonly SensitiveKind[];
    values: Partial<Record<SensitiveKind, object>>;
  };
  countries: Readonly<Record<string, string>>;
  close: string;
  meeting: MeetingFrame;
  locale: Locale;
}

/** What an officer has opened and may read for some minutes. */
export async function OpenedPerson({ opened, countries, close, meeting, locale }: OpenedPersonProps) {
  const t = await getTranslations('privacy');
  const { registration, until, values } = opened;
  const name = `${registration.givenName} ${registration.surname}`;
  if (!until) {
    return (
      <div id="person">
        <Notice title={t('officer.openedNothing')} level={2} />
      </div>
    );
  }
  const write = (column: string, value: unknown): string => {
    if (Array.isArray(value))
      return formatList(
        value.map((one) => t(`choice.${one as 'NONE'}`)),
        locale,
      );
    const text = String(value);
    if (column === 'nationality') return countries[text] ?? text;
    if (column === 'visa' || column === 'documentType') return t(`choice.${text as 'NONE'}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text, locale) : text;
  };
  return (
    <section
      className="sec stack"
      id="person"
      aria-labelledby="person-title"
      style={{ scrollMarginBlockStart: '5rem' }}
    >
      <h2 id="person-title">{t('officer.opened', { name })}</h2>
      <p>
        <DelegateName person={registration} />
      </p>
      <p className="soft">{t('officer.openedUntil', { time: formatTime(until, locale, meeting.zone) })}</p>
      {opened.lost.map((kind) => (
        <p key={kind}>
          <b>{t(`kinds.${kind}.title`)}</b> <Status shape="late">{t('officer.lostOne')}</Status>
        </p>
      ))}
      {sensitiveKinds
        .filter((kind) => values[kind])
        .map((kind) => (
          <div key={kind} className={styles.facts}>
            <h3>{t(`kinds.${kind}.title`)}</h3>
            <KeyValues
              items={shownColumns(kind, values[kind] ?? {}).map(({ column, label, value }) => ({
                key: column,
                label: t(`column.${label}`),
                value: <bdi>{write(column, value)}</bdi>,
              }))}
            />
            {kind === 'TRAVEL_DOCUMENT' && opened.hasScan ? (
              <p>
                <a href={`/api/meetings/${meeting.slug}/passport-scans/${registration.id}`} download>
                  {t('officer.scan')}
                </a>
              </p>
            ) : null}
          </div>
        ))}
      <p>
        <a href={close}>{t('officer.close')}</a>
      </p>
    </section>
  );
}
