import type { PicturedMeeting } from '@/lib/pictures/model/picture';

/** Who hosted which meetings of the series: their numbers, and the first source of each. */
export type Host = { name: string; meetings: { edition: number; source: string | null }[] };

/** The hosts of the meetings of the series, those who hosted the most first, then by the first that they hosted; several of one meeting each count. */
export function hostsOf(meetings: readonly Pick<PicturedMeeting, 'edition' | 'hosts' | 'sources'>[]): Host[] {
  const hosts = new Map<string, Host>();
  for (const { edition, hosts: names, sources } of meetings) {
    if (edition === null) continue;
    for (const name of new Set(names)) {
      const host = hosts.get(name) ?? { name, meetings: [] };
      host.meetings.push({ edition, source: sources[0] ?? null });
      hosts.set(name, host);
    }
  }
  return [...hosts.values()].sort(
    (one, other) =>
      other.meetings.length - one.meetings.length ||
      (one.meetings[0]?.edition ?? 0) - (other.meetings[0]?.edition ?? 0) ||
      one.name.localeCompare(other.name),
  );
}
