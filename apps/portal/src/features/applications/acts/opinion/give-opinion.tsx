import { OPINION_NAMES } from '@app/contracts';
import { Alert, Form } from 'antd';
import { ActDialog, type ActProps } from '../../../../components/acts/act-dialog';
import { NoteField, ReasonField } from '../../../../components/fields';
import { useMe } from '../../../../shell/me';
import { isOwnSeat } from '../../../../shell/own-departments';
import { ChoiceField } from '../choice-field';
import { opinionEffects } from './opinion-effects';
import { OpinionsGiven } from './opinions-given';

/** The review opinion (初审意见) of one lead department, with what it leads to. A 不同意 that refuses is warned of. */
export default function GiveOpinion(props: ActProps) {
  const me = useMe();
  const [form] = Form.useForm<{ opinion: string }>();
  const opinion = Form.useWatch('opinion', form);
  const effects = opinionEffects(props.application, (seat) => isOwnSeat(me, seat));
  const refuses = opinion === 'disagree' && effects.refuses;
  return (
    <ActDialog
      {...props}
      form={form}
      danger={refuses}
      submitText={refuses ? '不同意，申报不予通过' : undefined}
      explain={<OpinionsGiven application={props.application} />}
    >
      <ChoiceField
        name="opinion"
        label="初审意见"
        choices={[
          { value: 'agree', label: OPINION_NAMES.agree, hint: effects.agree },
          { value: 'disagree', label: OPINION_NAMES.disagree, hint: effects.disagree },
        ]}
      />
      {refuses && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className="problem"
          title="没有其他牵头部门的意见可以等：不同意送出后，这份申报立即不予通过，不能收回。能够补正的，请改用“退回补正”。"
        />
      )}
      {opinion === 'disagree' ? (
        <ReasonField name="text" label="不同意的理由" />
      ) : (
        <NoteField label="意见说明" />
      )}
    </ActDialog>
  );
}
