import type { Metadata } from 'next';
import { KeyValues } from '@/components/ui/key-values';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatFileSize, formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { transferWords } from '@/lib/transfers/model/log-words';
import { findTransfer, membersPageSize } from '@/lib/transfers/queries/log';
import { TransferState } from '../transfer-state';
import { Members } from './members';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('log.one'), robots: { index: false, follow: false } };
}

/** One transfer: for what, to whom, why, which columns, what became of the file, and everybody who is in it. */
export default async function TransferPage({ params, searchParams }: Props) {
  const [{ locale, slug, id: named }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('transfers'),
  ]);
  const id = recordId.parse(named);
  const here = `/${locale}/manage/${slug}/exports/log/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'transfer.read', here });
  const page = typeof query.page === 'string' && /^[1-9]\d{0,5}$/.test(query.page) ? Number(query.page) : 1;
  const transfer = await orNotFound(findTransfer(scope, id, page));
  const words = transferWords(locale);
  const { zone } = scope.meeting;
  const facts = [
    { key: 'state', label: t('log.columns.state'), value: <TransferState state={transfer.state} /> },
    {
      key: 'recipient',
      label: t('log.columns.recipient'),
      value: <bdi>{[transfer.recipient, words.recipientKind(transfer.recipientKind)].filter(Boolean).join(', ')}</bdi>,
    },
    {
      key: 'contact',
      label: t('fields.contactName.label'),
      value: <bdi>{[transfer.contactName, transfer.contact].filter(Boolean).join(', ')}</bdi>,
      isKnown: Boolean(transfer.contactName ?? transfer.contact),
    },
    {
      key: 'reason',
      label: t('fields.reason.label'),
      value: <bdi>{transfer.reason}</bdi>,
      isKnown: Boolean(transfer.reason),
    },
    {
      key: 'fields',
      label: t('log.columns.fields'),
      value: formatList(words.fields(transfer.fields), locale),
    },
    { key: 'format', label: t('log.columns.format'), value: words.format(transfer.format) },
    { key: 'by', label: t('log.columns.by'), value: <bdi>{transfer.by}</bdi> },
    { key: 'at', label: t('log.columns.at'), value: formatDateTime(transfer.at, locale, zone) },
    ...transfer.steps.map((step, index) => ({
      key: `step${index}`,
      label: t(`log.steps.${step.kind}`),
      value: (
        <>
          {formatDateTime(step.at, locale, zone)}
          {step.bytes === null ? null : (
            <span className="sub">
              {formatFileSize(step.bytes, locale)}, SHA-256{' '}
              <code style={{ overflowWrap: 'anywhere' }}>{step.sha256}</code>
            </span>
          )}
        </>
      ),
    })),
  ];
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/exports/log`}>{t('log.toLog')}</Link>
        </p>
        <h1>{words.purpose(transfer.purpose)}</h1>
      </div>
      <KeyValues items={facts.filter((fact) => !('isKnown' in fact) || fact.isKnown)} />
      <Members
        people={transfer.people}
        total={transfer.members}
        counted={transfer.rows}
        page={page}
        size={membersPageSize}
        here={here}
        meeting={slug}
        mayOpen={can(scope, 'registration.list')}
      />
    </div>
  );
}
