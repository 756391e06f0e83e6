import 'server-only';
import { env } from '@/lib/core/env';
import { db } from '@/lib/core/db';
import { hashSecret, sameHash } from '@/lib/core/secret';

/** What the page behind a mailed link may show: which request, and whether this is the browser that asked. Consumes nothing (A08). */
export async function findLinkRequest(
  token: string,
  browser: string | null,
): Promise<{ id: string; isAskingBrowser: boolean; isOpen: boolean } | null> {
  const request = await db().signInRequest.findUnique({
    where: { linkHash: hashSecret('link', token) },
    select: { id: true, browserHash: true, usedAt: true, expiresAt: true },
  });
  if (!request) return null;
  return {
    id: request.id,
    isAskingBrowser: browser !== null && sameHash(request.browserHash, hashSecret('browser', browser)),
    isOpen: request.usedAt === null && request.expiresAt > new Date(),
  };
}

/** The sample's people to sign in as, each with the roles that say what they can do. Empty outside the local sample. */
export async function listSampleAccounts(): Promise<
  {
    id: string;
    email: string;
    name: string;
    siteRole: string | null;
    roles: { kind: string; meeting: string; slug: string; party: string | null; group: string | null }[];
  }[]
> {
  if (!env().PARLEY_SAMPLE) return [];
  const accounts = await db().account.findMany({
    where: { illustrative: true, disabledAt: null, email: { endsWith: '@sample.example.org' } },
    select: {
      id: true,
      email: true,
      siteRole: true,
      persons: {
        where: { primary: true },
        select: {
          person: {
            select: {
              givenName: true,
              surname: true,
              roles: {
                select: {
                  kind: true,
                  meeting: { select: { code: true, slug: true } },
                  delegation: { select: { party: { select: { code: true } } } },
                  group: { select: { code: true } },
                },
              },
            },
          },
        },
      },
    },
    orderBy: { email: 'asc' },
    take: 40,
  });
  return accounts.map(({ id, email, siteRole, persons }) => {
    const person = persons[0]?.person;
    return {
      id,
      email,
      siteRole,
      name: person ? `${person.givenName} ${person.surname}` : email,
      roles: (person?.roles ?? []).map((role) => ({
        kind: role.kind,
        meeting: role.meeting.code,
        slug: role.meeting.slug,
        party: role.delegation?.party.code ?? null,
        group: role.group?.code ?? null,
      })),
    };
  });
}
