/** After the specs: nothing is left running. Servers that were kept by somebody else stay. */
export default async function teardown(): Promise<void> {
  await globalThis.stopServers?.();
}
