export { Engine, type NamedLife } from './engine';
export { connectLazily } from './connect';
export { refusalOf } from './refusal-of';
