import { readResultSheet } from '@app/exports';
import { parentPort, workerData } from 'node:worker_threads';

// One sheet in a thread of its own: what is in it can hold up nobody else, nor take more memory than was given.
parentPort?.postMessage(readResultSheet(workerData as Uint8Array));
