/** Runs after the specs: stops the servers that the run started. Servers that somebody else keeps running stay. */
export default async function teardown(): Promise<void> {
  await globalThis.stopServers?.();
}
