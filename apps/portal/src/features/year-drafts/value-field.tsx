import { Button, Checkbox, Input, Select } from 'antd';
import { NumberField } from '../../components/number/number-field';
import { useId } from 'react';
import { DateField } from '../../components/date-field';
import { REFERENCES } from './sections';
import {
  alternativesOf,
  emptyOf,
  isObject,
  keyOf,
  nameOf,
  type Node,
  shortText,
  type Values,
} from './schema';

/** What every field of the editor needs to know of the draft. */
export interface Draft {
  parts: Values;
  faults: readonly { path: string; detail: string }[];
  canEdit: boolean;
}

interface ValueFieldProps {
  node: Node;
  value: unknown;
  onChange: (value: unknown) => void;
  /** JSON pointer of the value in the rules. */
  path: string;
  label: string;
  /** The value may be left out altogether. */
  optional?: boolean;
  draft: Draft;
}

/** One field of the rules, drawn by its schema: a group of fields, a list, or an input; its fault stands below it. */
export function ValueField(props: ValueFieldProps) {
  const { node, value, onChange, label, optional, path, draft } = props;
  const { alternatives, nullable } = alternativesOf(node);
  const canLack = optional || nullable;
  const compound = alternatives.some(({ properties, items }) => properties ?? items?.properties);
  if (!compound) return <Plain {...props} alternatives={alternatives} />;
  const lacks = value === undefined || value === null;
  const chosen = lacks ? undefined : alternatives.find((one) => fits(one, value));
  const one = chosen ?? alternatives[0]!;
  return (
    <fieldset className="draft-group">
      <legend>{label}</legend>
      <Faults draft={draft} path={path} />
      {(canLack || alternatives.length > 1) && (
        <Select
          aria-label={`${label}的办法`}
          disabled={!draft.canEdit}
          value={lacks ? -1 : alternatives.indexOf(one)}
          options={[
            ...(canLack ? [{ value: -1, label: '不设' }] : []),
            ...alternatives.map((each, i) => ({ value: i, label: each.title ?? '设定' })),
          ]}
          onChange={(i) => onChange(i < 0 ? (nullable ? null : undefined) : emptyOf(alternatives[i]!))}
        />
      )}
      {!lacks && one.properties && isObject(value) && (
        <Fields node={one} value={value} onChange={onChange} path={path} draft={draft} />
      )}
      {!lacks && one.items?.properties && Array.isArray(value) && (
        <Entries {...props} node={one} value={value} />
      )}
    </fieldset>
  );
}

function fits(node: Node, value: unknown): boolean {
  if (Array.isArray(value)) return node.type === 'array';
  if (!isObject(value) || !node.properties) return false;
  return (node.required ?? []).every((key) => Object.hasOwn(value, key));
}

interface FieldsProps extends Pick<ValueFieldProps, 'node' | 'onChange' | 'path' | 'draft'> {
  value: Values;
}

/** Every field of an object. */
export function Fields({ node, value, onChange, path, draft }: FieldsProps) {
  return Object.entries(node.properties ?? {}).map(([key, field]) => (
    <ValueField
      key={key}
      node={field}
      value={value[key]}
      label={field.title ?? node.properties?.[key]?.title ?? key}
      optional={!node.required?.includes(key)}
      path={`${path}/${key}`}
      draft={draft}
      onChange={(next) => onChange({ ...value, [key]: next })}
    />
  ));
}

function Entries({ node, value, onChange, path, label, draft }: ValueFieldProps & { value: unknown[] }) {
  const { items } = node;
  return (
    <>
      {value.map((entry, i) => {
        const name = nameOf(entry, keyOf(entry, i));
        return (
          <details key={i} className="draft-entry">
            <summary>{name}</summary>
            <Fields
              node={items!}
              value={entry as Values}
              path={`${path}/${keyOf(entry, i)}`}
              draft={draft}
              onChange={(next) => onChange(value.map((one, j) => (j === i ? next : one)))}
            />
            {draft.canEdit && (
              <Button size="small" onClick={() => onChange(value.filter((_, j) => j !== i))}>
                删去“{name}”
              </Button>
            )}
          </details>
        );
      })}
      {draft.canEdit && (
        <Button size="small" onClick={() => onChange([...value, emptyOf(items!)])}>
          增加{label}
        </Button>
      )}
    </>
  );
}

function Plain({ alternatives, ...props }: ValueFieldProps & { alternatives: Node[] }) {
  const { value, onChange, path, label, draft } = props;
  const id = useId();
  const isCheck = alternatives.length === 1 && alternatives[0]!.type === 'boolean';
  return (
    <div className="draft-field">
      {isCheck ? (
        <Checkbox
          checked={value === true}
          disabled={!draft.canEdit}
          onChange={(event) => onChange(event.target.checked)}
        >
          {label}
        </Checkbox>
      ) : (
        <>
          <label htmlFor={id}>{label}</label>
          <PlainInput {...props} alternatives={alternatives} id={id} />
        </>
      )}
      <Faults draft={draft} path={path} />
    </div>
  );
}

function PlainInput(props: ValueFieldProps & { alternatives: Node[]; id: string }) {
  const { value, onChange, path, optional, draft, alternatives, node, id } = props;
  const one = alternatives[0]!;
  const none = alternativesOf(node).nullable ? null : optional ? undefined : '';
  const disabled = !draft.canEdit;
  const refersTo = REFERENCES[path.split('/').at(-1)!];
  const known = refersTo ? optionsOf(draft.parts[refersTo]) : undefined;
  if (alternatives.some(({ type }) => type === 'array')) {
    const ofNumbers = alternatives.some(({ items }) => items?.type === 'integer');
    const all = alternatives.find((each) => each.const !== undefined);
    const chosen = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    const fixed = known ?? labelsOf(alternatives.find(({ items }) => items)?.items);
    return (
      <Select
        id={id}
        mode={fixed ? 'multiple' : 'tags'}
        disabled={disabled}
        value={chosen.map(String)}
        optionFilterProp="label"
        options={[
          ...(all ? [{ value: String(all.const), label: all.title ?? '全部' }] : []),
          ...(fixed ?? []),
        ]}
        onChange={(next: string[]) => {
          if (all && next.at(-1) === all.const) return onChange(all.const);
          const list = next
            .filter((each) => each !== all?.const)
            .map((each) => (ofNumbers ? Number(each) : plain(each)));
          onChange(list.length === 0 && optional ? undefined : list);
        }}
      />
    );
  }
  const choices = known ?? labelsOf(one);
  if (choices) {
    return (
      <Select
        id={id}
        showSearch
        disabled={disabled}
        allowClear={none !== ''}
        optionFilterProp="label"
        value={value === undefined || value === null ? undefined : String(value)}
        options={choices}
        onChange={(next?: string) =>
          onChange(next === undefined ? none : one.type === 'integer' ? Number(next) : next)
        }
      />
    );
  }
  if (one.type === 'integer' || one.type === 'number') {
    return (
      <NumberField
        id={id}
        disabled={disabled}
        value={value as number | null}
        places={one.type === 'integer' ? 0 : undefined}
        onChange={(next) => onChange(next ?? (none === '' ? null : none))}
      />
    );
  }
  if (one.format === 'date') {
    return (
      <DateField
        id={id}
        disabled={disabled}
        value={value as string}
        onChange={(next) => onChange(next ?? none)}
      />
    );
  }
  if (one.const !== undefined) return <span id={id}>{shortText(one, value)}</span>;
  return (
    <Input.TextArea
      id={id}
      disabled={disabled}
      autoSize={{ minRows: 1, maxRows: 10 }}
      value={(value as string | null | undefined) ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? none : event.target.value)}
    />
  );
}

function Faults({ draft, path }: { draft: Draft; path: string }) {
  return draft.faults
    .filter((fault) => fault.path === path)
    .map(({ detail }) => (
      <p key={detail} className="draft-fault" role="alert">
        {detail}
      </p>
    ));
}

function labelsOf(node: Node | undefined): { value: string; label: string }[] | undefined {
  return node?.enum?.map((value) => ({ value, label: node['x-labels']?.[value] ?? value }));
}

function optionsOf(part: unknown): { value: string; label: string }[] {
  const entries: [string, unknown][] = Array.isArray(part)
    ? part.map((entry, i) => [keyOf(entry, i), entry])
    : Object.entries((part ?? {}) as Values);
  return entries.map(([key, entry]) => ({ value: key, label: `${nameOf(entry, key)}（${key}）` }));
}

function plain(text: string): unknown {
  return text === 'true' ? true : text === 'false' ? false : text;
}
