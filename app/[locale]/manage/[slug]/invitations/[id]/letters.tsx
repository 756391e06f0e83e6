import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import { formatDate } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { LetterTo } from '@/lib/inviting/model/plan';
import type { InvitationDetail } from '@/lib/inviting/queries/detail';
import { useTranslations } from '@/lib/i18n/words';

interface LettersProps {
  invitation: InvitationDetail;
  letters: readonly LetterTo[];
  meeting: string;
  zone: string;
  locale: Locale;
}

/** The letters as they would go now, and those that are out with their codes. */
export function Letters({ invitation, letters, meeting, zone, locale }: LettersProps) {
  const t = useTranslations('inviting');
  return (
    <section className="sec stack" aria-labelledby="letters">
      <h2 id="letters">{t('one.letters')}</h2>
      {letters.map(({ name, locale: language }, index) => (
        <p key={`${name} ${language}`}>
          <a href={`/api/meetings/${meeting}/letters/${invitation.id}?number=${index + 1}`}>
            {t('one.preview', { name, language: languageName(language, locale) })}
          </a>
        </p>
      ))}
      {invitation.papers.length > 0 ? (
        <DataTable
          caption={t('one.issued')}
          dense
          cards
          rows={invitation.papers}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              head: t('one.code'),
              isRowHead: true,
              cell: ({ code }) => <code className="nw">{code}</code>,
            },
            {
              key: 'letter',
              head: t('list.letter'),
              cell: ({ kind, locale: language }) => (
                <>
                  {t(`letterKind.${kind === 'NOTE_VERBALE' ? 'NOTE_VERBALE' : 'LETTER'}`)}
                  <span className="sub">{languageName(language, locale)}</span>
                </>
              ),
            },
            { key: 'issued', head: t('one.issuedOn'), cell: ({ issuedAt }) => formatDate(issuedAt, locale, zone) },
            {
              key: 'state',
              head: t('list.state'),
              cell: ({ revokedAt, revokedReason }) =>
                revokedAt === null ? (
                  <Status shape="done">{t('one.valid')}</Status>
                ) : (
                  <Status shape="shut">{t(revokedReason === 'replaced' ? 'one.replaced' : 'one.withdrawn')}</Status>
                ),
            },
          ]}
        />
      ) : null}
    </section>
  );
}
