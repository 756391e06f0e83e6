import { DataTable } from '@/components/ui/data-table';
import { Moment } from '@/components/ui/moment';
import { Status } from '@/components/ui/status';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import type { SignCapacity } from '@/lib/core/prisma/enums';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isDraft } from '@/lib/outcome/policy';
import type { Signing } from '@/lib/outcome/queries/signing';
import { whoSigns } from './who-signs';
import { WithdrawForm } from './withdraw-form';

interface SignaturesTableProps {
  signing: Signing;
  scope: MeetingScope;
  locale: Locale;
  /** The language whose text is open below. */
  shown: string | undefined;
}

/** Each language with the hash of its text, the two signatures under it, and the way to read and sign it. */
export async function SignaturesTable({ signing, scope, locale, shown }: SignaturesTableProps) {
  const t = await getTranslations('outcome.sign');
  const { zone, slug } = scope.meeting;
  const isAuthentic = (language: string) => signing.authentic.includes(language);
  const maySign = (language: string, capacity: SignCapacity) =>
    capacity === 'LANGUAGE' ? signing.mine.includes(language) : can(scope, 'outcome.sign-as-chair');
  const isOpen = isDraft(signing.state) && signing.state !== 'CLEARANCE' && signing.gaps === 0;
  const standing = (language: string, capacity: SignCapacity) =>
    signing.signatures.find((one) => one.isStanding && one.language === language && one.capacity === capacity);
  const cell = (language: string, capacity: SignCapacity) => {
    const signature = standing(language, capacity);
    if (!signature)
      return (
        <>
          {isAuthentic(language) ? (
            <Status shape="ask">{t('unsigned')}</Status>
          ) : (
            <Status shape="open">{t('optional')}</Status>
          )}
          {capacity === 'LANGUAGE' && isDraft(signing.state) ? (
            <span className="sub">
              <bdi>{whoSigns(language, signing, { locale, t })}</bdi>
            </span>
          ) : null}
        </>
      );
    return (
      <>
        <Status shape="done">
          <bdi>{signature.byName}</bdi>
        </Status>
        <span className="sub">
          <Moment at={signature.at} zone={zone} />
        </span>
        {signature.mayEnd && isDraft(signing.state) ? (
          <WithdrawForm signature={signature} slug={slug} locale={locale} />
        ) : null}
      </>
    );
  };
  const canSign = (language: string) =>
    isOpen && (['LANGUAGE', 'CHAIR'] as const).some((one) => maySign(language, one) && !standing(language, one));
  return (
    <DataTable
      caption={t('table')}
      rows={signing.languages.toSorted((one, other) => Number(isAuthentic(other)) - Number(isAuthentic(one)))}
      rowKey={(language) => language}
      cards
      columns={[
        {
          key: 'language',
          head: t('columns.language'),
          isRowHead: true,
          cell: (language) => (
            <>
              {languageName(language, locale)}
              <span className="sub">{isAuthentic(language) ? t('authentic') : t('translation')}</span>
            </>
          ),
        },
        {
          key: 'hash',
          head: t('columns.hash'),
          label: t('columns.hash'),
          cell: (language) => <code className="small">{(signing.hashes[language] ?? '').slice(0, 12)}</code>,
        },
        ...(['LANGUAGE', 'CHAIR'] as const).map((capacity) => ({
          key: capacity,
          head: t(`columns.${capacity}`),
          label: t(`columns.${capacity}`),
          cell: (language: string) => cell(language, capacity),
        })),
        {
          key: 'act',
          head: <span className="vh">{t('columns.act')}</span>,
          label: '',
          cell: (language) => (
            <a
              className={canSign(language) ? 'btn' : 'btn plain'}
              href={`/${locale}/manage/${slug}/highlights/sign?language=${language}#text`}
              aria-current={language === shown ? 'true' : undefined}
            >
              {t(canSign(language) ? 'readAndSign' : 'read', { language: languageName(language, locale) })}
            </a>
          ),
        },
      ]}
    />
  );
}
