import { Pagination } from '@/components/ui/pagination';
import { Link } from '@/lib/i18n/navigation';
import { useTranslations } from '@/lib/i18n/words';
import type { TransferMember } from '@/lib/transfers/queries/log';

interface MembersProps {
  people: readonly TransferMember[];
  /** How many are in the file by name; 0 where it holds figures alone. */
  total: number;
  counted: number;
  page: number;
  size: number;
  here: string;
  meeting: string;
  /** The reader opens registrations. */
  mayOpen: boolean;
}

/** Everybody in a file, each with the way to the transfers that held them. Who was erased has no name any more. */
export function Members({ people, total, counted, page, size, here, meeting, mayOpen }: MembersProps) {
  const t = useTranslations('transfers.log');
  return (
    <section className="sec stack" aria-labelledby="members">
      <h2 id="members">{t('members', { count: total > 0 ? total : counted })}</h2>
      {total === 0 ? <p className="soft">{t('noMembers')}</p> : null}
      <ul>
        {people.map(({ id, givenName, surname, isErased }) => (
          <li key={id}>
            {isErased ? (
              <span className="soft">{t('erased')}</span>
            ) : mayOpen ? (
              <Link href={`/meetings/${meeting}/registration/${id}`}>
                <bdi>{`${givenName} ${surname}`}</bdi>
              </Link>
            ) : (
              <bdi>{`${givenName} ${surname}`}</bdi>
            )}
            {isErased ? null : (
              <>
                {', '}
                <Link href={`/manage/${meeting}/exports/log?person=${id}`}>{t('allOf')}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      <Pagination
        size={size}
        previous={page > 1 ? `${here}?page=${page - 1}` : undefined}
        next={page * size < total ? `${here}?page=${page + 1}` : undefined}
      />
    </section>
  );
}
