/**
 * How the merge reads a node of a rule set. `entry`: a value that is compared and taken as a whole, because a value and
 * its basis belong together. `record`: entries by name. `list`: entries in an order, by one of their fields. `fields`: a
 * node whose fields are entries of their own.
 */
export type Shape = 'entry' | RecordShape | ListShape | FieldsShape;

export interface RecordShape {
  kind: 'record';
  of: Shape;
}

export interface ListShape {
  kind: 'list';
  key: string;
  of: Shape;
}

export interface FieldsShape {
  kind: 'fields';
  fields: Record<string, Shape>;
  /** The fields that are not named above: each an entry, or the bare ones together as one entry, the head of the row. */
  rest: 'each' | 'together';
}

const record = (of: Shape = 'entry'): RecordShape => ({ kind: 'record', of });
const list = (key: string, of: Shape = 'entry'): ListShape => ({ kind: 'list', key, of });
const row = (fields: Record<string, Shape> = {}): FieldsShape => ({
  kind: 'fields',
  fields,
  rest: 'together',
});

const RUBRIC = row({
  sections: list('id', row({ items: list('id') })),
  choices: list('id'),
});

/** The shape of a rule set. A part that is not named here is one entry. */
export const RULE_SET: FieldsShape = {
  kind: 'fields',
  rest: 'each',
  fields: {
    clocks: record(),
    ladders: record(),
    settings: record(),
    office: record(),
    cellTypes: list('code', row()),
    rubrics: list('id', RUBRIC),
    totals: list('id'),
    form: list('id'),
    intake: row({ types: list('cellType') }),
    departments: list('id'),
    groups: list('id'),
    upperLevel: list('id'),
    tasks: list('number'),
    indicators: list('id'),
    deadlines: list('id'),
    obligations: { kind: 'fields', fields: { duties: list('kind') }, rest: 'each' },
  },
};
