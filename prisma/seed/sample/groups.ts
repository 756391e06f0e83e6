import { planGroups } from '@/lib/breakouts/model';
import { pickOne } from './chance';
import { roomIssues, spokenPoints } from './content/points';
import type { SampleParty } from './directory';
import { after, type Kit } from './kit';
import type { Writer } from './answers';
import type { SampleSnapshot } from './results';

export type SampleIssue = { id: string; themeCode: string; cellId: string | null };
export type SampleGroup = { id: string; code: string; issues: SampleIssue[]; partyIds: string[] };

/** The groups a snapshot leads to, as `formGroups` makes them, and the issues added in a room whose region could not be ranked. */
export function addGroups(
  { rows, id, directory }: Kit,
  meetingId: string,
  snapshot: SampleSnapshot,
  parties: readonly SampleParty[],
  given: { topK: number; startsAt: Date | null; withRoomIssues: boolean },
): SampleGroup[] {
  const plan = planGroups({
    cells: snapshot.cells,
    regions: directory.regions.map((region, index) => ({ ...region, position: index + 1 })),
    choices: directory.themes.map(({ code, names }, position) => ({ code, label: names, themeCode: code, position })),
    parties: parties.map((party) => ({ ...party, isGlobal: party.kind === 'GLOBAL_PROCESS', persons: 0 })),
    k: given.topK,
    chosen: {},
    placements: [],
  });
  return plan.groups.map(({ code, names, regionCode, partyIds, issues }, index) => {
    const groupId = id();
    rows.BreakoutGroup.push({
      id: groupId,
      meetingId,
      code,
      names,
      // As rooms are numbered on doors: the same in every language.
      room: `A-${201 + index}`,
      startsAt: given.startsAt,
      position: index + 1,
    });
    rows.GroupRegion.push({ groupId, regionCode });
    rows.GroupParty.push(...partyIds.map((partyId) => ({ groupId, partyId })));
    const added = (given.withRoomIssues && issues.length === 0 ? (roomIssues[code] ?? []) : []).flatMap((theme) => {
      const title = directory.themes.find((one) => one.code === theme)?.names;
      return title ? [{ cellId: null, title, themeCode: theme, shared: false }] : [];
    });
    const placed = [...issues, ...added].map(({ cellId, title, themeCode, shared }, place) => {
      const issue = { id: id(), themeCode: themeCode ?? '', cellId };
      rows.Issue.push({ id: issue.id, groupId, position: place + 1, title, themeCode, cellId, shared });
      return issue;
    });
    return { id: groupId, code, issues: placed, partyIds };
  });
}

/** Points made in the rooms, two or three on each issue while there are texts left, with the attribution levels mixed. */
export function makeRecorder({ rows, id, random }: Kit) {
  const left = new Map(Object.entries(spokenPoints).map(([theme, points]) => [theme, [...points]]));
  return function recordPoints(group: SampleGroup, from: Date, by: Writer): void {
    let minute = 2;
    for (const issue of group.issues) {
      for (const point of left.get(issue.themeCode)?.splice(0, 3) ?? []) {
        const attribution = pickOne(random, ['MECHANISM', 'MECHANISM', 'REGION', 'NONE'] as const);
        rows.DiscussionPoint.push({
          id: id(),
          clientId: id(),
          issueId: issue.id,
          text: point.text,
          language: point.language,
          attribution,
          partyId: attribution === 'MECHANISM' ? pickOne(random, group.partyIds) : null,
          byAccountId: by.accountId,
          at: after(from, 0, minute / 60),
        });
        minute += 3 + Math.floor(random() * 4);
      }
    }
  };
}
