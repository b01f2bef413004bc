import type { ApplicationView, CellTypeItem } from '@app/contracts';
import { App, Button, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../server/api';
import { LeaveGuard } from '../../components/leave-guard';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { Doubles } from '../../components/units/doubles';
import { useAct } from '../../components/acts/use-act';
import { useOneAtATime } from '../../components/acts/use-once';
import type { Problem } from '../../server/problem';
import { listsAgain, queries, readAgain, reading } from '../../server/query';
import { momentText } from '../../dates/time';
import { CheckAnswers } from './check-answers';
import { bodyOf, type DraftValues, type FormField, STEPS, stepStates, valuesOf } from './draft-values';
import { FaultsContext } from './faults';
import { FormStep } from './form-step';
import { OtherType } from './other-type';
import { SaveNote } from './save-note';
import { SelfScoreStep } from './self-score-step';
import { StepNav } from './step-nav';
import { SubmitStep } from './submit-step';
import { UnitStep } from './unit-step';
import { useAutosave } from './use-autosave';

type Current = DraftValues & { version: number; updatedAt: string };

/** Edits a draft in four steps, with autosave. */
export function DraftEditor({ application, type }: { application: ApplicationView; type: CellTypeItem }) {
  const { id } = application;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<DraftValues>();
  const [params, setParams] = useSearchParams();
  const step = Math.min(Math.max(Number(params.get('step')) || 1, 1), STEPS.length) - 1;
  const version = useRef(application.draftVersion);
  const [elsewhere, setElsewhere] = useState<Current>();
  const [asked, setAsked] = useState(false);
  const [isDistinct, setDistinct] = useState(false);
  const submission = useAct(id);
  const fields = type.form as FormField[];
  const { missing } = application;
  const [judged, setJudged] = useState(() => valuesOf(application));

  const { state, typed, flush } = useAutosave<DraftValues>(async (values) => {
    const body = { ...bodyOf(values, application), version: version.current ?? undefined };
    try {
      const saved = await call('updateApplication', { params: { id }, body });
      version.current = saved.draftVersion;
      setJudged(values);
      queries.setQueryData(reading('getApplication', { params: { id } }).queryKey, saved);
    } catch (error) {
      const { code, facts } = error as Problem;
      if (code === 'draftChanged') setElsewhere(facts.current as Current);
      else if (code === 'notADraft') await readAgain();
      throw error;
    }
  });

  const keep = () => typed(form.getFieldsValue(true));
  const go = (to: number) => {
    if (to === STEPS.length - 1) setAsked(true);
    setParams({ step: String(to + 1) }, { preventScrollReset: false });
    void flush();
  };
  // `mutateAsync`, because callbacks of `mutate` do not run once the refetched page has unmounted the form.
  const submit = useOneAtATime(async () => {
    setAsked(true);
    if (!(await flush())) return;
    await submission.mutateAsync({ type: 'submit', ...(isDistinct && { isDistinct }) }).then(
      () => {
        void message.success('已提交，办理进展会发到联系人的电子邮箱。');
        void navigate(`/applications/${id}`, { replace: true });
      },
      () => undefined, // the page shows the error
    );
  });

  return (
    <Page
      title={`申报${type.name}`}
      lead={
        <>
          {application.programmeYear} 年度 · {application.number} ·{' '}
          <SaveNote state={state} onRetry={() => void flush()} />
        </>
      }
      extra={<DeleteDraft application={application} />}
    >
      <StepNav step={step} onStep={go} states={stepStates(application, fields)} />
      <OtherType application={application} type={type} />
      <Doubles doubles={application.doubles} />
      <FaultsContext value={{ faults: missing, judged, all: asked, touched: keep }}>
        <Form<DraftValues>
          form={form}
          layout="vertical"
          initialValues={valuesOf(application)}
          onValuesChange={keep}
          onBlur={() => void (state.kind === 'typing' && flush())}
          className="apply-form"
        >
          <div hidden={step !== 0}>
            <UnitStep type={type} />
          </div>
          <div hidden={step !== 1}>
            <FormStep application={application} fields={fields} canRemove />
          </div>
          <div hidden={step !== 2}>
            <SelfScoreStep application={application} type={type} canRemove />
          </div>
          <div hidden={step !== 3}>
            {step === 3 && <CheckAnswers application={application} type={type} onStep={go} />}
            <SubmitStep
              {...{ application, type, missing, isDistinct }}
              onStep={go}
              onDistinct={setDistinct}
              canRemove
            />
          </div>
        </Form>
      </FaultsContext>
      {submission.error && <ProblemAlert error={submission.error} />}
      <div className="apply-foot">
        {step > 0 && <Button onClick={() => go(step - 1)}>上一步</Button>}
        {step < STEPS.length - 1 ? (
          <Button type="primary" onClick={() => go(step + 1)}>
            下一步：{STEPS[step + 1]}
          </Button>
        ) : (
          <Button type="primary" loading={submission.isPending} onClick={() => submit()}>
            提交申报
          </Button>
        )}
      </div>
      <LeaveGuard when={state.kind === 'failed' || state.kind === 'typing'} />
      <Modal
        open={elsewhere !== undefined}
        title="这份草稿在别处有了新的改动"
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <>
            <Button
              onClick={() => {
                version.current = elsewhere!.version;
                form.setFieldsValue(elsewhere!);
                setElsewhere(undefined);
                keep();
              }}
            >
              用那边的内容
            </Button>
            <Button
              type="primary"
              onClick={() => {
                version.current = elsewhere!.version;
                setElsewhere(undefined);
                keep();
              }}
            >
              保留这里的内容
            </Button>
          </>
        }
      >
        {elsewhere && (
          <p>可能是另一台设备或另一个窗口在 {momentText(elsewhere.updatedAt)} 保存的。请选择保留哪一份。</p>
        )}
      </Modal>
    </Page>
  );
}

/** Deletes a draft (删除草稿), after confirmation. */
function DeleteDraft({ application: { id } }: { application: ApplicationView }) {
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const remove = () =>
    modal.confirm({
      title: '删除这份草稿？',
      content: '已填写的内容和上传的材料都会删除，不能恢复。',
      okText: '删除',
      cancelText: '保留',
      okButtonProps: { danger: true },
      onOk: async () => {
        await call('deleteApplication', { params: { id } });
        void message.success('草稿已删除');
        await navigate('/', { replace: true });
        await listsAgain();
      },
    });
  return (
    <Button danger onClick={() => void remove()}>
      删除草稿
    </Button>
  );
}
