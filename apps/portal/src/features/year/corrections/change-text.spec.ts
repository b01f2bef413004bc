import { changeText } from './change-text';

describe('a cell of a correction', () => {
  it('has the result that the city gave later, and nothing where it is revoked', () => {
    expect([changeText({ result: 'notRecognised' }), changeText({ result: null })]).toEqual([
      '：市级结果改为“不认定”',
      '',
    ]);
  });
});
