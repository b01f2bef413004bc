import { parentPort, workerData } from 'node:worker_threads';
import { type ReaderName, READERS } from './readers';

// One sheet in a thread of its own: what is in it can hold up nobody else, nor take more memory than was given.
const { reader, bytes } = workerData as { reader: ReaderName; bytes: Uint8Array };
parentPort?.postMessage(READERS[reader](bytes));
