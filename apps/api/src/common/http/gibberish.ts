import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { problemOf, refuse } from '../problems';

/** Answers what is no HTTP at all, or was cut off, and hangs up. */
export function refuseGibberish(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problemOf(refuse('badRequest'), randomUUID()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
