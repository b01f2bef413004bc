import type { Me } from '@app/contracts';
import { PasswordForm } from '../components/password-form';
import { Page } from '../components/page';
import { readAgain } from '../server/query';

/** Replaces every page until a one-time or expired password is changed. */
export function PasswordFirst({ me }: { me: Me }) {
  return (
    <Page title="请先修改密码" lead="一次性密码或到期的密码须先更换，之后即可办理。">
      <section className="card">
        <PasswordForm me={me} onDone={() => void readAgain()} />
      </section>
    </Page>
  );
}
