import { Link } from 'react-router';
import { EmptyState } from '../components/lists/empty-state';
import { Page } from '../components/page';
import { texts } from '../texts';

export function Component() {
  return (
    <Page title={texts.problem.notFound}>
      <EmptyState title={texts.problem.notFound} hint={texts.problem.notFoundHint}>
        <Link to="/">{texts.problem.home}</Link>
      </EmptyState>
    </Page>
  );
}
