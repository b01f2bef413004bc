import { OPINION_NAMES } from '@app/contracts';
import { App, Button } from 'antd';
import type { useAct } from '../../../../components/acts/use-act';
import { useOneAtATime } from '../../../../components/acts/use-once';
import { texts } from '../../../../texts';

interface AgreeButtonProps {
  /** The section around the button shows its error: a conflict takes the button away. */
  act: ReturnType<typeof useAct>;
  onDone: () => void;
}

/** The opinion 同意 without a word beside it, sent at once. */
export function AgreeButton({ act, onDone }: AgreeButtonProps) {
  const { message } = App.useApp();
  const agree = useOneAtATime(() =>
    act.mutateAsync({ type: 'giveOpinion', opinion: 'agree' }).then(
      () => {
        void message.success(`${texts.act.done}：${OPINION_NAMES.agree}`);
        onDone();
      },
      () => undefined,
    ),
  );
  return (
    <Button type="primary" loading={act.isPending} onClick={() => agree()}>
      {OPINION_NAMES.agree}
    </Button>
  );
}
