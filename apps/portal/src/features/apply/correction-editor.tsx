import type { ApplicationView, CellTypeItem } from '@app/contracts';
import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { NoteField } from '../../components/fields';
import { DueDate } from '../../components/due-date';
import { MarkedContext } from '../../components/corrections/marked';
import { type Marked, markedIn } from '../../components/corrections/shortcomings';
import { useCall } from '../../server/query';
import { MissingList } from '../../components/lists/missing-list';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useAct } from '../../components/acts/use-act';
import { isChanged, unitBodyOf, type UnitFormValues, unitValuesOf } from '../../components/units/unit-values';
import { useOneAtATime } from '../../components/acts/use-once';
import { bodyOf, type DraftValues, type FormField, valuesOf } from './draft-values';
import { FaultsContext } from './faults';
import { FormStep } from './form-step';
import { dropKept, keep, kept } from '../../device/kept-here';
import { SelfScoreStep } from './self-score-step';
import { StepNav } from './step-nav';
import { UnitStep } from './unit-step';

type Values = DraftValues & { text?: string };

const STEPS = ['补正要求', '单位信息', '申报内容', '自评与佐证', '重新提交'] as const;

/**
 * Correction (补正) of a returned application: what is missing, the form and the self-score. The input is
 * stored on this device until it is submitted.
 */
export function CorrectionEditor({
  application,
  type,
}: {
  application: ApplicationView;
  type: CellTypeItem;
}) {
  const { id, seq } = application;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const [params, setParams] = useSearchParams();
  const step = Math.min(Math.max(Number(params.get('step')) || 1, 1), STEPS.length) - 1;
  const place = `correction:${id}:${seq}`;
  const [initial] = useState(() => kept<Values>(place) ?? valuesOf(application));
  const act = useAct(id);
  const [sent, setSent] = useState<object>({});
  const faults = act.error?.faults ?? [];
  const marked = useMarked(id, type);
  const task = application.tasks.find(({ seat }) => seat === 'applicant');

  const keepHere = () => keep(place, form.getFieldsValue(true));
  const go = (to: number) => setParams({ step: String(to + 1) });
  // `mutateAsync`, because callbacks of `mutate` do not run once the refetched page has unmounted the form.
  const resubmit = useOneAtATime(async () => {
    const values = form.getFieldsValue(true) as Values;
    setSent(values);
    const { form: answers, selfScore } = bodyOf(values, application);
    const text = values.text?.trim();
    const unit = { ...unitValuesOf(application.unit), ...values.unit } as UnitFormValues;
    const contact = { ...filledContact(application), ...values.contact } as Contact;
    const answer = act.mutateAsync({
      ...{ type: 'resubmit', form: answers, selfScore },
      ...(isChanged(unitValuesOf(application.unit), unit) && { unit: unitBodyOf(unit) }),
      ...(isChanged(filledContact(application), contact) && { contact }),
      ...(text && { text }),
    });
    await answer.then(
      () => {
        dropKept(place);
        void message.success('补正材料已重新提交');
        void navigate(`/applications/${id}`, { replace: true });
      },
      () => undefined, // the page shows the error
    );
  });

  return (
    <Page
      title={`补正：${application.unit.name}`}
      lead={
        <>
          {application.cellTypeName} · {application.number} {task && <DueDate due={task} />}
        </>
      }
    >
      <StepNav steps={STEPS} step={step} onStep={go} states={statesOf(marked)} />
      <MarkedContext value={marked}>
        <FaultsContext value={{ faults, judged: sent, all: true, touched: keepHere }}>
          <Form<Values>
            form={form}
            layout="vertical"
            initialValues={initial}
            onValuesChange={keepHere}
            className="apply-form"
          >
            <section className="card" hidden={step !== 0}>
              <h2>需要补正的内容</h2>
              <MissingList applicationId={id} />
              <p className="quiet">
                请在到期前改好并重新提交；逾期未提交的，视为撤回。修改的内容先保存在这台设备上，重新提交后才送出。
              </p>
            </section>
            <div hidden={step !== 1}>
              <UnitStep type={type} isCorrection />
            </div>
            <div hidden={step !== 2}>
              <FormStep application={application} fields={type.form as FormField[]} canRemove={false} />
            </div>
            <div hidden={step !== 3}>
              <SelfScoreStep application={application} type={type} canRemove={false} />
            </div>
            <section className="card" hidden={step !== 4}>
              <h2>重新提交</h2>
              <MissingList applicationId={id} />
              <NoteField
                label="补正说明"
                placeholder=""
                extra="逐条说明改了什么、补了什么，可不填"
                rows={4}
              />
            </section>
          </Form>
        </FaultsContext>
      </MarkedContext>
      {act.error && <ProblemAlert error={act.error} />}
      <div className="apply-foot">
        {step > 0 && <Button onClick={() => go(step - 1)}>上一步</Button>}
        {step < STEPS.length - 1 ? (
          <Button type="primary" onClick={() => go(step + 1)}>
            下一步：{STEPS[step + 1]}
          </Button>
        ) : (
          <Button type="primary" loading={act.isPending} onClick={() => resubmit()}>
            重新提交
          </Button>
        )}
      </div>
    </Page>
  );
}

/** Returns the places that the last return names. */
function useMarked(id: string, type: CellTypeItem): Marked {
  const { data } = useCall('listEvents', { params: { id } });
  const last = data?.items.findLast((event) => event.type === 'returnedForCorrection');
  return markedIn((last?.input?.missing as string[] | undefined) ?? [], type);
}

/** What is to be said of each step: how many places of it must be corrected. */
function statesOf({ unit, fields, files, items }: Marked): string[] {
  const said = (count: number) => (count > 0 ? `须补正 ${count} 处` : '');
  return ['', said(Number(unit)), said(fields.size + Number(files)), said(items.size), ''];
}

type Contact = Record<'name' | 'phone' | 'email', string>;

/** The contact of the unit's own application, which is not masked. */
function filledContact({ contact: { name, phone, email } }: ApplicationView): Contact {
  return { name, phone: phone ?? '', email: email ?? '' };
}
