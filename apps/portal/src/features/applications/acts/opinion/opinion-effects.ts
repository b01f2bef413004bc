import type { ApplicationView } from '@app/contracts';

/** What an opinion of one lead department leads to, in words. */
export interface OpinionEffects {
  agree: string;
  disagree: string;
  /** Whether 不同意 refuses the application at once. */
  refuses: boolean;
}

/** Returns what the opinion of the seats that `isOwn` names leads to, beside the opinions given so far. */
export function opinionEffects(
  { opinions, tasks }: Pick<ApplicationView, 'opinions' | 'tasks'>,
  isOwn: (seat: string) => boolean,
): OpinionEffects {
  const given = opinions
    .filter(({ current, department }) => current && !isOwn(`department:${department}`))
    .map(({ opinion }) => opinion);
  const isOpen = tasks.some(({ seat }) => seat.startsWith('department:') && !isOwn(seat));
  const opposed = '意见不一致，由区无废办协调';
  const agreed = given.includes('agree');
  const refused = given.includes('disagree');
  return {
    agree: refused ? opposed : isOpen ? '全部牵头部门同意后，进入现场核查' : '进入现场核查',
    disagree: agreed
      ? `须写明理由；${opposed}`
      : isOpen
        ? '须写明理由；其他牵头部门也不同意的不予通过，意见不一致的由区无废办协调'
        : '须写明理由；申报不予通过，就此结束',
    refuses: !agreed && !isOpen,
  };
}
