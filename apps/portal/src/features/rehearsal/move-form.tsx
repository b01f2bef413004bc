import { Button } from 'antd';
import { useState } from 'react';
import { DateField } from '../../components/date-field';

interface MoveFormProps {
  /** The present date in programme time. */
  today: string;
  onMove: (now: string) => void;
}

/** Form that moves programme time to 09:00 of a day after today. */
export function MoveForm({ today, onMove }: MoveFormProps) {
  const [day, setDay] = useState<string>();
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (day) onMove(`${day}T09:00:00+08:00`);
      }}
    >
      <label>
        拨到哪一天的 9:00
        <DateField value={day} min={today} onChange={setDay} />
      </label>
      <Button type="primary" htmlType="submit" disabled={!day || day <= today}>
        拨动
      </Button>
      <p className="quiet">只能向前。途中到期的提醒、逾期和期满会逐一发生。</p>
    </form>
  );
}
