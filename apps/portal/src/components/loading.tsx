import { texts } from '../texts';

/** Something is on its way. */
export function Loading() {
  return (
    <div className="loading" role="status">
      {texts.shell.loading}
    </div>
  );
}
