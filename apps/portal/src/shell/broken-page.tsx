import { Button } from 'antd';
import { useState } from 'react';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/lists/empty-state';
import { Loading } from '../components/loading';
import { useOnline } from '../field/from-device';
import { texts } from '../texts';

const RELOADED = 'wufei:reloaded';
const AGAIN_AFTER_MS = 60_000;

/** Shown when a page throws. Reloads if its module is missing because a newer release has replaced it. */
export function BrokenPage() {
  const error = useRouteError();
  const online = useOnline();
  const isGone = isMissingPart(error);
  const [isComing] = useState(() => isGone && online && reloadOnce());
  if (isComing) return <Loading />;
  if (!isGone) console.error(error);
  const [title, hint] =
    isGone && !online
      ? [texts.problem.noNetwork, texts.problem.notHere]
      : [texts.problem.title, texts.problem.unexpected];
  return (
    <main className="page">
      <EmptyState title={title} hint={hint}>
        <Button type="primary" onClick={() => location.reload()}>
          {texts.problem.reload}
        </Button>
      </EmptyState>
    </main>
  );
}

/** Whether a module failed to load. The message differs between browsers. */
function isMissingPart(error: unknown): boolean {
  return /dynamically imported module|importing a module script|preload CSS/i.test(String(error));
}

/** Reloads the page, at most once a minute. Returns whether it reloads. */
function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < AGAIN_AFTER_MS) return false;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
  return true;
}
