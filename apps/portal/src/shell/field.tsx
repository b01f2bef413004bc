import type { Me } from '@app/contracts';
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { goIntoField } from '../field/me';
import { usePacked } from '../field/pack';
import { onFate, useOutbox } from '../field/sheet-outbox';
import { texts } from '../texts';

/**
 * Work without a network, for roles that inspect: stores the next inspections on the device and sends waiting sheets from any page.
 */
export function Field({ me }: { me: Me }) {
  useEffect(() => void goIntoField(me), [me]);
  usePacked(me);
  useOutbox(me.id);
  useFates();
  return null;
}

/** Notifies the user of the result of a waiting sheet, on any page. */
function useFates(): void {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(
    () =>
      onFate(({ draft: { applicationId, unitName }, problem }) => {
        const sheet = `/inspections/${applicationId}/sheet`;
        if (pathname === sheet) return; // the page of the sheet shows the result itself
        const key = sheet;
        const see = () => {
          notification.destroy(key);
          void navigate(problem ? sheet : `/applications/${applicationId}`);
        };
        notification[problem ? 'warning' : 'success']({
          key,
          title: problem ? texts.field.refused(unitName) : texts.field.sent(unitName),
          description: problem ? `${problem.message}${texts.field.refusedHint}` : texts.field.sentHint,
          duration: 0, // stays until the user closes it
          role: 'status',
          actions: <Button onClick={see}>{texts.field.see}</Button>,
        });
      }),
    [notification, navigate, pathname],
  );
}
