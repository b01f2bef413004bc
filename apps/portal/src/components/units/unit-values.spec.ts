import { isChanged, unitBodyOf, unitValuesOf } from './unit-values';

const school = {
  name: '渝北区某小学',
  creditCode: null,
  noCodeReason: '尚未办理',
  codeConfirmed: false,
  address: '龙山路 1 号',
  street: '龙山街道',
};

describe('the values of a unit in a form', () => {
  it('are sent without what is empty; a tick only with a code', () => {
    expect(unitBodyOf(school)).toEqual({
      ...{ name: '渝北区某小学', noCodeReason: '尚未办理', address: '龙山路 1 号', street: '龙山街道' },
    });
    const coded = { ...school, creditCode: '91500112MA0000001X', noCodeReason: null, codeConfirmed: true };
    expect(unitBodyOf(coded)).toMatchObject({ creditCode: '91500112MA0000001X', codeConfirmed: true });
    expect(unitBodyOf({ ...school, codeConfirmed: true })).not.toHaveProperty('codeConfirmed');
  });

  it('differ when a text differs, and not by blanks or by what is empty', () => {
    const values = unitValuesOf({ ...school, id: 'x' } as never);
    expect(values).toEqual(school);
    expect(isChanged(school, { ...school, name: ' 渝北区某小学 ', creditCode: '' as never })).toBe(false);
    expect(isChanged(school, { ...school, street: '龙溪街道' })).toBe(true);
  });
});
