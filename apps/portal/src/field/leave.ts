import { call } from '../server/api';
import { asProblem } from '../server/problem';
import { queries } from '../server/query';
import { forgetAnswers } from './kept-answers';

const LEAVING = 'wufei:leaving';

/** 退出: what is kept for the field leaves the device, whether or not the server hears of it now. */
export async function leave(): Promise<void> {
  localStorage.setItem(LEAVING, 'yes');
  queries.clear();
  await forgetAnswers();
  await finishLeaving();
  location.assign('/login');
}

/** Whether somebody has left whom the server still takes for present. */
export function isLeaving(): boolean {
  return localStorage.getItem(LEAVING) !== null;
}

/** Tells the server of a 退出 without a network, once there is one. */
export async function finishLeaving(): Promise<void> {
  if (!isLeaving()) return;
  const left = await call('logout').then(
    () => true,
    (error: unknown) => !asProblem(error).isUnclear, // who is out already is out
  );
  if (left) localStorage.removeItem(LEAVING);
}

/** Somebody comes in: nothing of whoever was here before stays. */
export async function arrive(): Promise<void> {
  localStorage.removeItem(LEAVING);
  queries.clear();
  await forgetAnswers();
}
