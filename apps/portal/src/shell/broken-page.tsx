import { Button } from 'antd';
import { useState } from 'react';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/lists/empty-state';
import { Loading } from '../components/loading';
import { useOnline } from '../field/from-device';
import { texts } from '../texts';

const RELOADED = 'wufei:reloaded';
const AGAIN_AFTER_MS = 60_000;

/** A page that broke. When its file was replaced by a newer version while the page was open, it is loaded anew. */
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

/** Every browser says it in its own words. */
function isMissingPart(error: unknown): boolean {
  return /dynamically imported module|importing a module script|preload CSS/i.test(String(error));
}

/** Loads the page anew, but not again and again; answers whether it did. */
function reloadOnce(): boolean {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < AGAIN_AFTER_MS) return false;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
  return true;
}
