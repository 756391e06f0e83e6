"use server";

import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { formAction } from "@/lib/core/action";
import { clearSession, writeSession } from "./session";
import { browserToken, readLinkToken } from "./browser";
import { createFirstAdmin } from "./create-first-admin";
import { leave } from "./leave";
import { redeemCode } from "./redeem-code";
import { redeemLink } from "./redeem-link";
import { requestSignIn } from "./request-sign-in";
import { sampleSignIn } from "./sample-sign-in";
import { createFirstAdminSchema, leaveSchema, redeemCodeSchema, redeemLinkSchema, requestSignInSchema, sampleSignInSchema } from "./schema";

/** After any way of signing in: a new session cookie, and on to where the person was going. */
async function arrive({ value, locale }: { value: { sessionId: string; next: string | null }; locale: string }): Promise<string> {
  await writeSession(value.sessionId);
  // `next` carries its own locale; formAction puts the reader's in front.
  return value.next ? value.next.replace(/^\/(en|fr|es)/, "") : locale && "/home";
}

export const requestSignInAction = formAction(
  { name: "sign-in.request", permission: "sign-in.request", scope: "site", input: requestSignInSchema, verb: requestSignIn },
  ({ value }) => `/sign-in/code?r=${value.request}`,
  async () => ({ browser: await browserToken(), locale: await getLocale() }),
);

export const redeemCodeAction = formAction({ name: "sign-in.redeem", permission: "sign-in.redeem", scope: "site", input: redeemCodeSchema, verb: redeemCode }, arrive);

export const redeemLinkAction = formAction(
  { name: "sign-in.redeem-link", permission: "sign-in.redeem", scope: "site", input: redeemLinkSchema, verb: redeemLink },
  arrive,
  async () => ({ browser: await browserToken(), token: (await readLinkToken()) ?? "" }),
);

export const sampleSignInAction = formAction({ name: "sign-in.sample", permission: "sign-in.sample", scope: "site", input: sampleSignInSchema, verb: sampleSignIn }, arrive);

export const leaveAction = formAction({ name: "sign-in.leave", permission: "sign-in.leave", scope: "site", input: leaveSchema, verb: leave }, async () => {
  await clearSession();
  (await cookies()).delete("parley-link");
  return "/";
});

export const createFirstAdminAction = formAction(
  { name: "first-run.create-admin", permission: "first-run.create-admin", scope: "site", input: createFirstAdminSchema, verb: createFirstAdmin },
  () => "/sign-in",
);
