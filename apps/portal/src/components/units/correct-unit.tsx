import { type UnitCommandBody, enteredEmail, enteredPhone } from '@app/contracts';
import { Form, Input } from 'antd';
import { type Ask, call } from '../../server/api';
import { CommandDialog } from '../acts/command-dialog';
import { useIntent, type WithoutId } from '../acts/use-intent';
import { ReasonField } from '../fields';
import { UnitFields } from './unit-fields';
import { isChanged, unitBodyOf, type UnitFormValues, unitValuesOf } from './unit-values';
import { PlainInput } from '../plain-input';

type Command = WithoutId<UnitCommandBody>;
type Contact = Record<'name' | 'phone' | 'email', string>;

interface Values {
  unit: UnitFormValues;
  contact?: Contact;
  reason: string;
}

interface CorrectUnitProps {
  unitId: string;
  unit: UnitFormValues;
  /** The contact of one application, when it is corrected from its page. */
  contact?: Contact & { applicationId: string };
  onClose: () => void;
}

/** Returns the mutation that sends an act on the record of a unit. */
export function useUnitCommand(unitId: string) {
  return useIntent((body: Command) =>
    call('actOnUnit', { params: { id: unitId }, body: body as Ask<'actOnUnit'>['body'] }),
  );
}

/** 更正单位信息: by the office, with a reason; both values go on record. */
export function CorrectUnit({ unitId, unit, contact, onClose }: CorrectUnitProps) {
  const command = useUnitCommand(unitId);
  const before = unitValuesOf(unit);
  const { applicationId, ...address } = contact ?? { applicationId: '', name: '', phone: '', email: '' };
  return (
    <CommandDialog<Values, Command, unknown>
      title="更正单位信息"
      explain="在办的申报和今后的邮件使用更正后的内容；已办结、已命名的保留当时的内容。更正前后的内容都记入单位库。"
      width={640}
      initial={{ unit: before, ...(contact && { contact: address }) }}
      command={command}
      toCommand={({ unit: values, contact: reached, reason }) => ({
        type: 'correct',
        reason,
        ...(isChanged(before, values) && { unit: unitBodyOf(values) }),
        ...(reached && isChanged(address, reached) && { contact: { ...reached, applicationId } }),
      })}
      onClose={onClose}
    >
      <UnitFields />
      {contact && (
        <div className="two">
          <Form.Item name={['contact', 'name']} label="本件联系人" required>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['contact', 'phone']} label="联系电话" required>
            <PlainInput kept={enteredPhone} maxLength={30} inputMode="tel" />
          </Form.Item>
          <Form.Item name={['contact', 'email']} label="电子邮箱" required>
            <PlainInput kept={enteredEmail} maxLength={254} inputMode="email" />
          </Form.Item>
        </div>
      )}
      <ReasonField label="更正理由" placeholder="例如：单位来函更名；邮箱录错" rows={2} />
    </CommandDialog>
  );
}
