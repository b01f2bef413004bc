import { texts } from '../texts';

/** The loading indicator. */
export function Loading() {
  return (
    <div className="loading" role="status">
      {texts.shell.loading}
    </div>
  );
}
