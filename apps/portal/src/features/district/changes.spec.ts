import type { DistrictView } from '@app/contracts';
import { changedFacts, changesOf } from './changes';

const district = {
  ...{ code: 'YB', name: '某区', header: '无废细胞', officeName: '区无废办', officeFullName: '某区办公室' },
  ...{ sealOwner: null, namingTo: '各镇街', cityOffice: '市无废办' },
  ...{ contactName: null, contactPhone: null, contactAddress: null },
};
const edition = (number: number, from: string, change: object): DistrictView['editions'][number] => ({
  ...{ edition: number, from, changedBy: null, reason: null, recordedAt: '2024-09-20T09:00:00+08:00' },
  district: { ...district, ...change },
});

describe('the editions of a district', () => {
  const first = edition(1, '2024-08-28', {});
  const planned = edition(2, '2025-01-01', { name: '新区' });
  const now = edition(3, '2024-09-20', { contactPhone: '023' });
  const carried = edition(4, '2025-01-01', { name: '新区', contactPhone: '023' });
  const all = [carried, now, planned, first];

  it('say what each changed, against what would be in force on its day', () => {
    expect(all.map((one) => changesOf(one, all))).toEqual([
      [{ key: 'contactPhone', to: '023' }],
      [{ key: 'contactPhone', to: '023' }],
      [{ key: 'name', to: '新区' }],
      [],
    ]);
  });
});

describe('what a person changed', () => {
  it('is sent alone; an emptied field is not set', () => {
    const before = { ...district, sealOwner: '某局' };
    expect(changedFacts(before, { ...before, name: ' 某区 ', sealOwner: ' ', contactName: '王某' })).toEqual([
      { key: 'sealOwner', to: null },
      { key: 'contactName', to: '王某' },
    ]);
  });
});
