import { call } from '../server/api';
import { asProblem } from '../server/problem';
import { queries } from '../server/query';
import { forgetAnswers } from './kept-answers';

const LEAVING = 'wufei:leaving';

/** Logs out (退出): deletes the stored responses from the device, even if the server cannot be reached. */
export async function leave(): Promise<void> {
  localStorage.setItem(LEAVING, 'yes');
  queries.clear();
  await forgetAnswers();
  await finishLeaving();
  location.assign('/login');
}

/** Whether a user has logged out on this device while the session on the server is still open. */
export function isLeaving(): boolean {
  return localStorage.getItem(LEAVING) !== null;
}

/** Closes the session on the server after a logout without a network, if there was one. */
export async function finishLeaving(): Promise<void> {
  if (!isLeaving()) return;
  const left = await call('logout').then(
    () => true,
    (error: unknown) => !asProblem(error).isUnclear, // a 4xx: no session is open
  );
  if (left) localStorage.removeItem(LEAVING);
}

/** Prepares the device for a login: deletes the responses stored for the previous user. */
export async function arrive(): Promise<void> {
  localStorage.removeItem(LEAVING);
  queries.clear();
  await forgetAnswers();
}
