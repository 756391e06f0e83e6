'use client';

import { DataTable, type Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Figures } from '@/components/ui/figures';
import { Status } from '@/components/ui/status';
import type { PartyLine, Presence } from '@/lib/door/model/presence';
import type { DoorWords } from './words';

type Props = { presence: Presence; parties: readonly PartyLine[]; place: string; words: DoorWords };

/** How many are here, and which parties: as the server last counted. */
export function DoorNumbers({ presence, parties, place, words }: Props) {
  const figure = (key: keyof Presence) => ({ key, label: words[`count.${key}`], value: presence[key] });
  const column = (key: 'expected' | 'here' | 'ever'): Column<PartyLine> => ({
    key,
    head: words[`parties.${key}`],
    label: words[`parties.${key}`] ?? '',
    numeric: true,
    cell: (party) => party[key],
  });
  const columns: Column<PartyLine>[] = [
    {
      key: 'party',
      head: words['parties.party'],
      isRowHead: true,
      cell: ({ name, code }) => (
        <>
          <span lang={name.lang}>{name.text}</span>
          <span className="sub">{code.toUpperCase()}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: words['parties.state'],
      label: words['parties.state'] ?? '',
      cell: (party) => <PartyState party={party} words={words} />,
    },
    column('expected'),
    column('here'),
    column('ever'),
  ];
  return (
    <>
      <section className="sec stack" aria-labelledby="count">
        <h2 id="count">{words['count.heading']}</h2>
        <p className="small soft">{place}</p>
        <Figures items={[figure('now'), figure('today'), figure('ever'), figure('expected')]} />
      </section>
      <section className="sec stack" aria-labelledby="parties">
        <h2 id="parties">{words['parties.heading']}</h2>
        <p className="small soft">{words['parties.lead']}</p>
        {parties.length > 0 ? (
          <DataTable
            caption={words['parties.caption'] ?? ''}
            hideCaption
            columns={columns}
            rows={parties}
            rowKey={({ code }) => code}
            dense
            cards
          />
        ) : (
          <EmptyState title={words['parties.empty'] ?? ''}>{words['parties.emptyText']}</EmptyState>
        )}
      </section>
    </>
  );
}

function PartyState({ party: { expected, here }, words }: { party: PartyLine; words: DoorWords }) {
  if (here === 0) return <Status shape="open">{words[expected === 0 ? 'parties.nobody' : 'parties.none']}</Status>;
  return here >= expected ? (
    <Status shape="done">{words['parties.all']}</Status>
  ) : (
    <Status shape="half">{words['parties.some']}</Status>
  );
}
