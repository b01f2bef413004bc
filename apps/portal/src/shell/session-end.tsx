import type { Me } from '@app/contracts';
import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { onSessionEnd } from '../server/api';
import { texts } from '../texts';
import { LogInForm } from './log-in-form';

/** Renews an expired session in a dialog over the page. Every waiting call then continues. */
export function SessionEnd({ me }: { me: Me }) {
  const [ended, setEnded] = useState(false);
  const waiting = useRef<(() => void)[]>([]);

  useEffect(() => {
    onSessionEnd(
      () =>
        new Promise<void>((goOn) => {
          waiting.current.push(goOn);
          setEnded(true);
        }),
    );
    return () => onSessionEnd(undefined);
  }, []);

  const goOn = () => {
    setEnded(false);
    for (const next of waiting.current.splice(0)) next();
  };

  return (
    <Modal
      open={ended}
      title={texts.session.ended}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={2000}
      destroyOnHidden
    >
      <p>{texts.session.endedHint}</p>
      <LogInForm login={me.login} onDone={goOn} />
      <p className="session-other">
        <a href="/login">{texts.session.otherAccount}</a>
      </p>
    </Modal>
  );
}
