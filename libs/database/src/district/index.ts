export {
  appendDistrict,
  currentDistrict,
  type DistrictEditionRow,
  findDistrict,
  findDistrictEditions,
} from './district.query';
