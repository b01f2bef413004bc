import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** Attempts per call: an unavailable server is retried for about two seconds, then the call fails. */
const ATTEMPTS = 5;

/** Returns a client that connects with its first call, and reconnects after the server was unavailable. */
export function connectLazily(address: string, namespace: string): Client {
  const connection = Connection.lazy({
    address,
    connectTimeout: '5s',
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
  });
  return new Client({ connection, namespace });
}
