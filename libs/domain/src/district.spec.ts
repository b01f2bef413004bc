import { changedDistrict, type District, type DistrictEdition, districtOn, whomToAsk } from './district';

const district: District = {
  ...{ code: 'YB', name: '某区', header: '无废细胞', officeName: '区无废办', officeFullName: '某区办公室' },
  ...{ sealOwner: null, namingTo: '各镇街', cityOffice: '市无废办' },
  ...{ contactName: null, contactPhone: null, contactAddress: null },
};
const from = (edition: number, effectiveFrom: string, change: Partial<District> = {}): DistrictEdition => ({
  edition,
  effectiveFrom,
  district: { ...district, ...change },
});

describe('a district', () => {
  it('is that of the latest day, and of two from one day the later edition', () => {
    const editions = [
      from(3, '2024-09-02', { contactPhone: '2' }),
      from(1, '2024-08-28'),
      from(2, '2024-09-02', { contactPhone: '1' }),
      from(4, '2025-01-01', { name: '新区' }),
    ];
    const on = (day: string) => districtOn(editions, day);
    expect(on('2024-09-01').contactPhone).toBeNull();
    expect(on('2024-09-02').contactPhone).toBe('2');
    expect(on('2024-12-31').name).toBe('某区');
    expect(on('2025-01-01')).toMatchObject({ name: '新区', contactPhone: null });
    expect(on('2020-01-01')).toEqual(district); // before the first: as it was first known
    expect(() => districtOn([], '2024-09-01')).toThrow('the seed is missing');
  });

  it('changes from a day on, and carries the change into what is planned after it', () => {
    const editions = [from(1, '2024-08-28'), from(2, '2025-01-01', { name: '新区' })];
    expect(changedDistrict(editions, { contactPhone: '023' }, '2024-09-10')).toEqual([
      { effectiveFrom: '2024-09-10', district: { ...district, contactPhone: '023' } },
      { effectiveFrom: '2025-01-01', district: { ...district, name: '新区', contactPhone: '023' } },
    ]);
  });

  it('leaves what is planned otherwise as it is planned', () => {
    const editions = [from(1, '2024-08-28'), from(2, '2025-01-01', { name: '新区' })];
    expect(changedDistrict(editions, { name: '旧区' }, '2024-09-10')).toEqual([
      { effectiveFrom: '2024-09-10', district: { ...district, name: '旧区' } },
    ]);
  });

  it('has no new edition when nothing changes', () => {
    expect(changedDistrict([from(1, '2024-08-28')], { name: '某区', sealOwner: null }, '2024-09-10')).toEqual(
      [],
    );
    expect(changedDistrict([from(1, '2024-08-28')], {}, '2024-09-10')).toEqual([]);
  });

  it('says whom to ask, with the telephone when it is set', () => {
    expect(whomToAsk(district)).toBe('区无废办');
    expect(whomToAsk({ ...district, contactPhone: '023-1' })).toBe('区无废办（电话 023-1）');
  });
});
