import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state';
import { texts } from '../texts';

/** A page that broke; most often its file was replaced by a newer version while the page was open. */
export function BrokenPage() {
  const error = useRouteError();
  console.error(error);
  return (
    <main className="page">
      <EmptyState title={texts.problem.title} hint={texts.problem.unexpected}>
        <Button type="primary" onClick={() => location.reload()}>
          {texts.problem.reload}
        </Button>
      </EmptyState>
    </main>
  );
}
