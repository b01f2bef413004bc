import { isRecommendable } from './recommendation';
import { STAGES } from '../application/stages';

describe('a recommendation of a 镇街', () => {
  it('is taken from the submission until the office has decided', () => {
    expect(STAGES.filter(isRecommendable)).toEqual([
      'formalCheck',
      'correction',
      'departmentReview',
      'conciliation',
      'inspection',
      'rectification',
      'officeReview',
    ]);
  });
});
