import type { Me } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { ProblemLines } from '../components/problem/problem-lines';
import { call } from '../server/api';
import { asProblem } from '../server/problem';
import { texts } from '../texts';
import './log-in-form.css';

interface LogInFormProps {
  /** The account whose session is renewed. Absent: any account. */
  login?: string;
  onDone: (me: Me) => void;
}

type Entry = Record<'login' | 'password', string>;

/** The login form: plain elements, because it is the first that a person loads. */
export function LogInForm({ login, onDone }: LogInFormProps) {
  const entry = useMutation({ mutationFn: (body: Entry) => call('login', { body }), onSuccess: onDone });
  const [missing, setMissing] = useState<Partial<Entry>>({});
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (entry.isPending) return;
    const body = Object.fromEntries(new FormData(event.currentTarget)) as Entry;
    const absent = {
      ...(!body.login && { login: texts.session.loginMissing }),
      ...(!body.password && { password: texts.session.passwordMissing }),
    };
    setMissing(absent);
    const [first] = Object.keys(absent);
    if (first) (event.currentTarget.elements.namedItem(first) as HTMLInputElement).focus();
    else entry.mutate(body);
  };
  return (
    <form className="log-in" noValidate onSubmit={send}>
      {entry.error && <LogInProblem error={entry.error} />}
      <Field
        name="login"
        label={texts.session.login}
        missing={missing.login}
        autoComplete="username"
        autoCapitalize="none"
        defaultValue={login}
        readOnly={login !== undefined}
        autoFocus={login === undefined}
      />
      <Password missing={missing.password} autoFocus={login !== undefined} />
      <button type="submit" className="log-in-send" aria-busy={entry.isPending}>
        {texts.session.submit}
      </button>
    </form>
  );
}

/** Says why a log-in failed. */
export function LogInProblem({ error }: { error: unknown }) {
  const problem = asProblem(error);
  return (
    <div role="alert" className="log-in-problem">
      <strong>{problem.message}</strong>
      <ProblemLines problem={problem} />
    </div>
  );
}

/** The password, which can be looked at. */
function Password(props: Pick<FieldProps, 'missing' | 'autoFocus'>) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      name="password"
      label={texts.session.password}
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      {...props}
    >
      <button
        type="button"
        className="log-in-look"
        aria-pressed={shown}
        title={texts.session.look}
        onClick={() => setShown(!shown)}
      >
        {shown ? texts.session.hide : texts.session.show}
      </button>
    </Field>
  );
}

interface FieldProps extends React.ComponentProps<'input'> {
  label: string;
  /** What to say where nothing was entered. */
  missing?: string;
}

function Field({ label, missing, children, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="log-in-field">
      <label htmlFor={id}>{label}</label>
      <span className="log-in-input">
        <input
          id={id}
          {...input}
          aria-invalid={missing !== undefined}
          aria-describedby={missing && `${id}-missing`}
        />
        {children}
      </span>
      {missing && (
        <p id={`${id}-missing`} role="alert" className="log-in-missing">
          {missing}
        </p>
      )}
    </div>
  );
}
