import { translator } from "@/lib/i18n/translator";

/** The one mail with link and code. `minutes` is how long both work. */
export async function signInMail(locale: string, data: { url: string; code: string; minutes: number }): Promise<{ subject: string; body: string }> {
  const t = await translator(locale, "auth");
  return { subject: t("mail.subject", { code: data.code }), body: t("mail.body", data) };
}
