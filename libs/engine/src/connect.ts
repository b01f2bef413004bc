import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** A server that is away is tried again for about two seconds; then the caller gets the error. */
const ATTEMPTS = 5;

/** A client that connects with its first question, and again after the server was away. */
export function connectLazily(address: string, namespace: string): Client {
  const connection = Connection.lazy({
    address,
    connectTimeout: '5s',
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
  });
  return new Client({ connection, namespace });
}
