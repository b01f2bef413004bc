/** Lets the portal's own files be opened without a network. Where the browser forbids it (no https), nothing happens. */
export async function keepPortal(): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
