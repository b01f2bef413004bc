/** Registers the service worker, which serves the portal's files without a network. Needs HTTPS. */
export async function keepPortal(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
