/**
 * Asks the application without a browser: nothing follows a redirect, keeps a cookie or runs a script unless it is said here.
 * A whole address asks another application than that of the journeys. Answers come as they are: packing is a fifth of what a page takes
 * the server, and browsers still ask for it.
 */
export function ask(path: string, headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(path.startsWith('/') ? `${process.env.PARLEY_E2E_URL}${path}` : path, {
    redirect: 'manual',
    ...init,
    headers: { 'accept-encoding': 'identity', ...headers },
  });
}

/** Asks the second process of the application: a crawl of all pages, so that no journey waits behind it. */
export function askBeside(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return ask(`${process.env.PARLEY_E2E_BESIDE}${path}`, headers);
}

/** Status of an answer whose body may never end, from the second process. */
export async function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await askBeside(path, headers);
  await response.body?.cancel();
  return response.status;
}

/** What an answer says to a reader: its text without scripts, styles, markup, and the title, which the framework writes into the body where it comes late. */
export async function wordsOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Asks for each address, three at a time: the server makes one page while the database reads for another. */
export async function askInTurn<Address>(addresses: readonly Address[], each: (address: Address) => Promise<void>) {
  const left = addresses.values();
  const worker = async () => {
    for (const address of left) await each(address);
  };
  await Promise.all([worker(), worker(), worker()]);
}
