/*
 * The worker of a page that goes on without a connection (a door, a group's room), on the device. It keeps one page without
 * anything of anybody (asked for without the cookie), and the framework's files. No page as somebody saw it, no list, no
 * photograph, no record passes through it. route.ts puts the name of the build in front as `build`, so that a new build brings a new worker.
 */
const worker = globalThis;
const scope = new URL(worker.registration.scope).pathname;
const shell = `${scope}/offline`;
const cacheName = `parley-offline ${worker.build} ${scope}`;
/** Longest wait, in milliseconds, for a page on a link that is there and carries nothing. */
const patience = 8_000;
/** Files that the page cannot do without stand in its tags; those named in its data may be parts of longer names. */
const inTags = /(?:src|href)="(\/_next\/static\/[^"?]+\.(?:js|css|woff2))/g;
const anywhere = /\/_next\/static\/[\w.~%/-]+\.(?:js|css)/g;

worker.addEventListener('install', (event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(clean().then(() => worker.clients.claim())));

async function fill() {
  const cache = await caches.open(cacheName);
  const page = await fetch(shell, { credentials: 'omit', cache: 'no-store', redirect: 'error' });
  if (!page.ok) throw new Error('the page without a connection is not there');
  const html = await page.clone().text();
  const needed = new Set(Array.from(html.matchAll(inTags), ([, file]) => file));
  await cache.addAll([...needed]);
  const others = [...new Set(html.match(anywhere) ?? [])].filter((file) => !needed.has(file));
  await Promise.allSettled(others.map((file) => cache.add(file)));
  await cache.put(shell, page);
}

/** Of this page only: another door's, room's or language's has a worker of its own. */
async function clean() {
  const old = (await caches.keys()).filter((name) => name.endsWith(` ${scope}`) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && pathname === scope) event.respondWith(fetchPage(request));
  else if (request.mode === 'navigate' && pathname === shell) event.respondWith(fetchShell(request));
  else if (pathname.startsWith('/_next/static/')) event.respondWith(fetchFile(request));
});

/** The page itself, or the way to the one without a connection, which has an address of its own. */
async function fetchPage(request) {
  // The page without a connection has just heard the server: however slow it is, it is there, and is waited for.
  const isHeard = request.referrer !== '' && new URL(request.referrer).pathname === shell;
  return (await fromNetwork(request, !isHeard)) ?? Response.redirect(`${shell}${new URL(request.url).search}`, 302);
}

async function fetchShell(request) {
  const kept = () => caches.match(shell, { cacheName, ignoreVary: true });
  return (await fromNetwork(request)) ?? (await kept()) ?? Response.error();
}

/** Files of a build carry a hash in their names and never change. */
async function fetchFile(request) {
  const kept = await caches.match(request, { cacheName, ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, answer.clone());
  }
  return answer;
}

/** What the server answers; null where it does not (within `patience`, where the wait is limited), or says that its database is away. */
async function fromNetwork(request, isLimited = true) {
  const answering = fetch(request).catch(() => null);
  const late = new Promise((resolve) => {
    if (isLimited) setTimeout(() => resolve(null), patience);
  });
  const answer = await Promise.race([answering, late]);
  return answer && ![502, 503, 504].includes(answer.status) ? answer : null;
}
