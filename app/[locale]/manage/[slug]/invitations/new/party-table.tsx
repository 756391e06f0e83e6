import { InvitationStatus } from '@/components/delegations/invitation-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { PartyChoice } from '@/lib/inviting/queries/parties';
import { TickBox } from '../tick-box';
import { useTranslations } from '@/lib/i18n/words';

/** Parties that fit the filters; those invited already say so and have no tick box. */
export function PartyTable({ rows, locale }: { rows: readonly PartyChoice[]; locale: Locale }) {
  const t = useTranslations('inviting');
  const kinds = useTranslations('delegations.kind');
  const columns: Column<PartyChoice>[] = [
    {
      key: 'select',
      head: '',
      isSelection: true,
      cell: ({ id, names, invitation }) =>
        invitation ? null : (
          <TickBox name="parties[]" value={id} label={t('list.select', { party: pick(names, locale).text })} />
        ),
    },
    {
      key: 'party',
      head: t('list.party'),
      isRowHead: true,
      cell: ({ names, kind }) => (
        <>
          <Localized text={names} fallback="silent" />
          <span className="sub">{kinds(kind)}</span>
        </>
      ),
    },
    {
      key: 'regions',
      head: t('choose.regions'),
      cell: ({ regions }) =>
        formatList(
          (regions ?? []).map((names) => pick(names, locale).text),
          locale,
        ),
    },
    {
      key: 'past',
      head: t('choose.pastList'),
      cell: ({ past }) =>
        formatList(
          (past ?? []).map(({ edition, presence }) =>
            presence === 'INVITED' ? t('choose.invitedOnly', { edition }) : String(edition),
          ),
          locale,
        ),
    },
    {
      key: 'focal',
      head: t('choose.focalPoint'),
      cell: ({ invitation, focalPoint }) =>
        invitation ? (
          <InvitationStatus status={invitation} />
        ) : focalPoint ? (
          <>
            <bdi>
              {focalPoint.givenName} {focalPoint.surname}
            </bdi>
            <span className="sub">
              {focalPoint.email},{' '}
              {focalPoint.edition === null
                ? t('choose.lasting')
                : t('choose.fromEdition', { edition: focalPoint.edition })}
            </span>
          </>
        ) : (
          <span className="soft">{t('choose.unknown')}</span>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('choose.caption')}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      cards
    />
  );
}
