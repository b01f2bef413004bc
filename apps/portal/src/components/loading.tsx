import { texts } from '../texts';

export function Loading() {
  return (
    <div className="loading" role="status">
      {texts.shell.loading}
    </div>
  );
}
