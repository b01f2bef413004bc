import type { Me } from '@app/contracts';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../server/api';
import { arrive } from '../../field/leave';
import { queries, reading, useCall } from '../../server/query';
import { useDistrict } from '../../server/use-district';
import { LogInForm, LogInProblem } from '../../shell/log-in-form';
import { texts } from '../../texts';
import './login.css';

/** How many accounts of a role are shown before “more”. */
const FEW = 3;

export function Component() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { name, header, office, phone } = useDistrict();
  // What comes after the log-in loads while somebody types.
  useEffect(() => void import('../../shell/shell').catch(() => {}), []);
  const enter = async (me: Me) => {
    await arrive();
    queries.setQueryData(reading('getMe').queryKey, me);
    void navigate(inside(params.get('to')), { replace: true });
  };
  return (
    <div className="login">
      <title>{`${texts.session.title} · ${header}`}</title>
      <header className="login-brand">
        <img src="/favicon.svg" alt="" width={56} height={56} />
        <p className="login-district">{name}</p>
        <h1>{header}</h1>
        <p>{texts.session.welcome}</p>
        {office && <p className="login-office">{office}</p>}
        {phone && <p>{texts.session.call(phone)}</p>}
      </header>
      <main className="login-main">
        <h2>{texts.session.title}</h2>
        <LogInForm onDone={(me) => void enter(me)} />
        <DemoAccounts onDone={(me) => void enter(me)} />
      </main>
    </div>
  );
}

/** Buttons for the accounts of a demonstration; nothing on a system without them. */
function DemoAccounts({ onDone }: { onDone: (me: Me) => void }) {
  const { data } = useCall('getPortalInfo');
  const [error, setError] = useState<unknown>();
  if (!data || data.demoAccounts.length === 0) return null;
  const enter = (login: string, password: string) => {
    call('login', { body: { login, password } }).then(onDone, setError);
  };
  return (
    <section className="demo" aria-labelledby="demo">
      <h2 id="demo">{texts.session.demoTitle}</h2>
      <p className="quiet">{texts.session.demoHint}</p>
      {error !== undefined && <LogInProblem error={error} />}
      {data.demoAccounts.map(({ role, roleName, accounts }) => (
        <div key={role} className="demo-role">
          <h3>{roleName}</h3>
          <div className="demo-accounts">
            <Accounts accounts={accounts.slice(0, FEW)} onChoose={enter} />
            {accounts.length > FEW && (
              <details className="demo-more">
                <summary>另外 {accounts.length - FEW} 个</summary>
                <div className="demo-accounts">
                  <Accounts accounts={accounts.slice(FEW)} onChoose={enter} />
                </div>
              </details>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}

interface AccountsProps {
  accounts: readonly { login: string; name: string; password: string }[];
  onChoose: (login: string, password: string) => void;
}

function Accounts({ accounts, onChoose }: AccountsProps) {
  return accounts.map(({ login, name, password }) => (
    <button key={login} type="button" title={login} onClick={() => onChoose(login, password)}>
      {name}
    </button>
  ));
}

/** Returns the page to open after the log-in; `/` unless `to` is a path of the portal (no open redirect). */
function inside(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
}
