// Keeps the page for use without network. It keeps the program only: no letter ever passes through here.

const NAME = "klarbrev-{version}";
const PAGE = "./";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.add(PAGE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("klarbrev-") && name !== NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  // The single file for a memory stick is fetched, not answered with this page.
  const page = request.mode === "navigate" && !url.pathname.endsWith("klarbrev.html");
  const photos = url.pathname.includes("/photos/");
  if (!page && !photos) return;
  event.respondWith((async () => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(page ? PAGE : request);
    if (kept) return kept;
    const fetched = await fetch(request);
    if (fetched.ok && photos) await cache.put(request, fetched.clone());
    return fetched;
  })());
});
