import { Button, Input, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { RulesTable } from '../../components/rules-table';
import { COLUMNS, REFERENCES } from './sections';
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
import { type Draft, Fields, ValueField } from './value-field';

interface PartCardProps {
  part: string;
  node: Node;
  value: unknown;
  draft: Draft;
  /** Saves the whole part. */
  onSave: (value: unknown) => Promise<unknown>;
}

/** An open dialog: which row it is about, with the value as it is typed. */
interface Open {
  title: string;
  key?: string;
  /** The key of a new entry of a record is typed. */
  asksKey?: boolean;
  node: Node;
  path: string;
  value: unknown;
  put: (value: unknown, key?: string) => unknown;
}

/** One part of a draft: a table with a row for each entry or field, each with its faults, changed in a dialog. */
export function PartCard({ part, node, value, draft, onSave }: PartCardProps) {
  const [open, setOpen] = useState<Open>();
  const title = node.title ?? part;
  const { alternatives } = alternativesOf(node);
  const one = alternatives[0]!;
  const entry = one.items ?? (one.additionalProperties || undefined);
  const faultsAt = (path: string) => draft.faults.filter((fault) => isBelow(fault.path, path)).length;
  const rows = entry
    ? entriesOf(value).map(([key, row], i) => ({ key, row, i, node: entry, name: nameOf(row, key) }))
    : Object.entries(one.properties ?? {}).map(([key, field], i) => ({
        ...{ key, i, node: field, row: isObject(value) ? value[key] : undefined },
        name: field.title ?? nameOf(isObject(value) ? value[key] : undefined, key),
      }));
  const columns = COLUMNS[part] ?? ['name'];
  const whole = (key: string, next: unknown) =>
    entry ? replaced(value, key, next) : without(value, key, next);
  return (
    <section className="draft-part" aria-label={title}>
      <h3>{title}</h3>
      <RulesTable
        label={title}
        heads={entry ? columns.map((key) => entry.properties?.[key]?.title ?? key) : ['栏目', '内容']}
        rows={rows.map(({ key, row, node: field, name }) => {
          const path = `/${part}/${key}`;
          const n = faultsAt(path);
          const mark = n > 0 && <Tag color="red">{n} 处错误</Tag>;
          const [first, ...others] = entry
            ? columns.map((column) =>
                cellText(draft.parts, entry, column, (row as Values | undefined)?.[column]),
              )
            : [name, shortText(field, row)];
          return {
            key,
            name,
            changed: false,
            cells: [
              <>
                {first} {mark}
              </>,
              ...others,
            ],
            ...(draft.canEdit && {
              onEdit: () =>
                setOpen({ title: name, key, node: field, path, value: row, put: (next) => whole(key, next) }),
              more: entry && (
                <Popconfirm title={`删去“${name}”？`} onConfirm={() => void onSave(removed(value, key))}>
                  <Button size="small" aria-label={`删去${name}`}>
                    删去
                  </Button>
                </Popconfirm>
              ),
            }),
          };
        })}
      />
      {entry && draft.canEdit && (
        <Button
          onClick={() =>
            setOpen({
              ...{ title: `新的一项`, node: entry, path: `/${part}/`, value: emptyOf(entry) },
              asksKey: isObject(value),
              put: (next, key) => added(value, next, key),
            })
          }
        >
          在“{title}”中增加一项
        </Button>
      )}
      {open && (
        <EditDialog
          part={title}
          open={open}
          draft={draft}
          onSave={onSave}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}

interface EditDialogProps {
  part: string;
  open: Open;
  draft: Draft;
  onSave: PartCardProps['onSave'];
  onClose: () => void;
}

function EditDialog({ part, open, draft, onSave, onClose }: EditDialogProps) {
  const [value, setValue] = useState(open.value);
  const [key, setKey] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const fields = { node: open.node, path: open.path, draft };
  const save = async () => {
    setIsSaving(true);
    await onSave(open.put(value, key.trim()))
      .then(onClose)
      .catch(() => undefined) // shown on the page
      .finally(() => setIsSaving(false));
  };
  return (
    <Modal
      open
      width={720}
      title={`${part}：${open.title}`}
      okText="保存"
      confirmLoading={isSaving}
      okButtonProps={{ disabled: open.asksKey && key.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      {open.asksKey && (
        <div className="draft-field">
          <label htmlFor="draft-key">编号（英文字母）</label>
          <Input id="draft-key" value={key} onChange={(event) => setKey(event.target.value)} />
        </div>
      )}
      {open.node.properties && isObject(value) ? (
        <Fields {...fields} value={value} onChange={setValue} />
      ) : (
        <ValueField {...fields} value={value} onChange={setValue} label={open.title} optional />
      )}
    </Modal>
  );
}

/** Returns a cell in words: what it refers to by name, tasks by number. */
function cellText(parts: Values, entry: Node, column: string, value: unknown): string {
  const refersTo = column.startsWith('task') ? undefined : REFERENCES[column];
  if (!refersTo || value === undefined || value === null) return shortText(entry.properties?.[column], value);
  const known = new Map(entriesOf(parts[refersTo]));
  const names = [value].flat().map((key) => nameOf(known.get(String(key)), String(key)));
  return names.join('、') || '—';
}

/** Whether a fault lies at a row or below it; the checks of obligations leave the name of the list out. */
function isBelow(fault: string, row: string): boolean {
  const other =
    row === '/obligations/duties' &&
    fault.startsWith('/obligations/') &&
    !fault.startsWith('/obligations/unnamed');
  return fault === row || fault.startsWith(`${row}/`) || other;
}

function entriesOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((entry, i) => [keyOf(entry, i), entry]);
  return Object.entries((value ?? {}) as Values);
}

function replaced(value: unknown, key: string, next: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry, i) => (keyOf(entry, i) === key ? next : entry));
  return { ...(value as Values), [key]: next };
}

function removed(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.filter((entry, i) => keyOf(entry, i) !== key);
  return without(value, key, undefined);
}

function added(value: unknown, next: unknown, key: string | undefined): unknown {
  return Array.isArray(value) ? [...value, next] : { ...(value as Values), [key ?? '']: next };
}

function without(value: unknown, key: string, next: unknown): unknown {
  const { [key]: _, ...rest } = (value ?? {}) as Values;
  return next === undefined ? rest : { ...rest, [key]: next };
}
