import { subscribe } from 'node:diagnostics_channel';
import { Server, type IncomingMessage } from 'node:http';
import { isBot } from 'next/dist/shared/lib/router/utils/is-bot';
import { env } from '@/lib/core/env';
import { isDataAllowed } from '@/lib/core/public-data';
import { withReadyAnswers, type Handler } from '@/lib/core/ready-answers';
import { isLocale, languageCookie, localeCookie } from '@/lib/i18n/routing';
import { memberOf } from './member-of';
import { readyKinds } from './ready-addresses';

/** A Cookie header with the language last chosen and nothing else. */
const languageAlone = new RegExp(`^${localeCookie}=([a-z]{2})$`);

/**
 * Puts the answers that are kept ready in front of the framework, where its server is: behind its own way in an answer costs what
 * a bare page does. It has no place of its own for that, so its handler of requests is taken and called for everything else.
 * Where a server is not as we know it, it is left alone, and each answer is made anew.
 */
export function keepReady(): void {
  const most = env().PARLEY_READY_MB * 1_000_000;
  if (most === 0) return;
  const known = new WeakSet<Server>();
  // Said before the server tells its handlers of a request: the first one finds ours already.
  subscribe('http.server.request.start', (message) => {
    const server = memberOf(message, 'server');
    if (!(server instanceof Server) || known.has(server)) return;
    known.add(server);
    const handlers = server.listeners('request');
    const [handler] = handlers;
    if (handlers.length !== 1 || !handler) return;
    server.removeAllListeners('request');
    const pass: Handler = (request, response) => void Reflect.apply(handler, server, [request, response]);
    server.on(
      'request',
      withReadyAnswers(pass, {
        kinds: readyKinds,
        most,
        isCommon: (cookies) => cookies === '' || languageAlone.test(cookies),
        isOther: isBot,
        cookieFor,
        // The framework names who is connected where no proxy said for whom; it comes later.
        count: ({ headers, socket }) => isDataAllowed(String(headers['x-forwarded-for'] ?? socket.remoteAddress ?? '')),
      }),
    );
  });
}

/** As the proxy gives it with a page that it lets through. */
function cookieFor({ url = '', headers }: IncomingMessage): string | null {
  const [, locale] = url.split(/[/?]/, 2);
  if (!isLocale(locale)) return null;
  return languageCookie(locale, {
    destination: String(headers['sec-fetch-dest'] ?? 'document'),
    remembered: languageAlone.exec(headers.cookie ?? '')?.[1],
  });
}
