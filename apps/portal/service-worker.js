// Makes the portal work offline: it caches the built files, one cache per version. Answers of the api are
// never cached.
/* global BUILD */
const CACHE = `wufei-${BUILD.version}`;
const PATIENCE_MS = 8000;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(BUILD.files)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/api(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (BUILD.files.includes(pathname)) event.respondWith(file(request));
});

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith('wufei-') && name !== CACHE) await caches.delete(name);
  }
}

/** Returns a signal that aborts after PATIENCE_MS; Chromium before 103 has no `AbortSignal.timeout`. */
function afterPatience() {
  const abort = new AbortController();
  setTimeout(() => abort.abort(), PATIENCE_MS);
  return abort.signal;
}

/**
 * Answers with the page from the network, so that a new release shows at once; from the cache when the
 * network fails, takes longer than PATIENCE_MS or answers 5xx.
 */
async function page(request) {
  const kept = await find('/');
  try {
    const answer = await fetch(request, kept && { signal: afterPatience() });
    if (answer.status < 500 || !kept) return answer;
  } catch (error) {
    if (!kept) throw error;
  }
  return kept;
}

/** Answers with the file from the cache if it is there: a file's name changes with its content. */
async function file(request) {
  return (await find(request.url)) ?? fetch(request);
}

function find(address) {
  return caches.match(address, { cacheName: CACHE, ignoreVary: true });
}
