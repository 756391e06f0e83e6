import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { Refusal } from '@/lib/core/errors';
import { isLocale } from '@/lib/i18n/routing';
import { currentActor } from './actor';
import { authorize, type Permission, type Target } from './permissions';
import { enterMeeting, enterSite, type MeetingScope, type SiteScope } from './scope';

/** Runs a read for a page: a refusal becomes the page "not found" (not allowed reads the same), everything else goes on to the error page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Refusal) notFound();
    throw error;
  }
}

/** Where somebody not signed in is sent: to sign in, and back. The path must be one of this site. */
export function signInPath(locale: string, next: string): string {
  return `/${locale}/sign-in?next=${encodeURIComponent(next)}`;
}

type Door = {
  locale: string;
  permission: Permission;
  target?: Target;
  /** Path to come back to after signing in. */ here: string;
};

/** The meeting as this request may see it, or null. Asked once per request however many layouts and pages ask. */
export const findMeeting = cache(async (slug: string): Promise<MeetingScope | null> => {
  try {
    return await enterMeeting(await currentActor(), slug);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
});

/** The first line of a meeting's page: enters the meeting or ends the page. People not signed in are asked to, where signing in could help. */
export async function meetingPage(slug: string, door: Door): Promise<MeetingScope> {
  const [actor, scope] = [await currentActor(), await findMeeting(slug)];
  return open(scope, actor !== null, door);
}

/** The first line of a page of the site. */
export async function sitePage(door: Door): Promise<SiteScope> {
  const actor = await currentActor();
  return open(enterSite(actor), actor !== null, door);
}

function open<S extends MeetingScope | SiteScope>(scope: S | null, signedIn: boolean, door: Door): S {
  // The layout says so as well, but pages are rendered beside their layouts.
  if (!isLocale(door.locale)) notFound();
  if (scope) {
    try {
      authorize(scope, door.permission, door.target);
      return scope;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  if (!signedIn) redirect(signInPath(door.locale, door.here));
  notFound();
}
