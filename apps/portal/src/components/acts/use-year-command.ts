import { useMutation } from '@tanstack/react-query';
import { type Answer, type Ask, call, newId } from '../../server/api';
import { useIntent, type WithoutId } from './use-intent';
import type { Problem } from '../../server/problem';

export type YearCommand = WithoutId<Ask<'actOnProgramme'>['body']>;
export type YearAnswer = Answer<'actOnProgramme'>;

type Body = Ask<'actOnProgramme'>['body'];

/** Returns the mutation that sends a command to a year. */
export function useYearCommand(year: string) {
  return useIntent<YearCommand, YearAnswer>((body) =>
    call('actOnProgramme', { params: { year }, body: body as Body }),
  );
}

/** Returns the mutation that previews a command on a year: it answers the effect and changes nothing. */
export function useYearPreview(year: string) {
  return useMutation<YearAnswer, Problem, YearCommand>({
    mutationFn: (command) =>
      call('actOnProgramme', {
        params: { year },
        body: { ...command, commandId: newId(), preview: true } as Body,
      }),
  });
}
