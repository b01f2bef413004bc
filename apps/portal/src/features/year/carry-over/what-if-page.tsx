import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { type Answer, type Ask, call } from '../../../server/api';
import { NumberField, numberRule } from '../../../components/number/number-field';
import { MOST_CELLS } from '../most-cells';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { WordTag } from '../../../components/word-tag';
import type { Problem } from '../../../server/problem';
import { useCall } from '../../../server/query';
import { CellSelect } from './cell-select';
import { Differences } from './differences';
import { useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

const COUNTED = ['municipalReport', 'settled'] as const;
const UNDER_WAY = ['naming', 'publicNotice', 'officeReview', 'inspection'] as const;
const REPORTED = ['municipalReport'] as const;

type Supposition = Ask<'supposeProgramme'>['body'];

/** The page 假设推演 (what-if): previews the effect of assumptions on the figures; nothing is recorded. */
export function Component() {
  const year = useYear();
  const { data: programme } = useCall('getProgramme', { params: { year } });
  const suppose = useMutation<Answer<'supposeProgramme'>, Problem, Supposition>({
    mutationFn: (body) => call('supposeProgramme', { params: { year }, body }),
  });
  return (
    <YearFrame
      title="假设推演"
      lead="改一改基数，撤销、命名或认定几个，看看与现在有什么不同。只是推演，不作记录。"
    >
      <Form<Supposition>
        layout="vertical"
        className="card what-if"
        onFinish={(values) => suppose.mutate(values)}
      >
        <Form.Item
          name="baseline"
          label="假设结转基数"
          rules={[numberRule(MOST_CELLS)]}
          extra={programme?.baseline != null && `现在是 ${programme.baseline} 个`}
        >
          <NumberField {...MOST_CELLS} ruled placeholder="不变" />
        </Form.Item>
        <Form.Item name="revoke" label="假设撤销这些细胞">
          <CellSelect stages={COUNTED} placeholder="不撤销" />
        </Form.Item>
        <Form.Item name="name" label="假设命名这些在办的申报">
          <CellSelect stages={UNDER_WAY} placeholder="不命名" />
        </Form.Item>
        <Form.Item name="recognise" label="假设市级认定这些细胞">
          <CellSelect stages={REPORTED} placeholder="不变" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={suppose.isPending}>
          推演
        </Button>
      </Form>
      {suppose.error && <ProblemAlert error={suppose.error} />}
      {suppose.data && (
        <section className="card" aria-labelledby="result">
          <h2 id="result">
            与现在相比 <WordTag tone="warn">假设，未作任何改变</WordTag>
          </h2>
          <Differences difference={suppose.data} />
        </section>
      )}
    </YearFrame>
  );
}
