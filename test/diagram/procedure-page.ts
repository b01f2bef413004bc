import {
  causesOf,
  CLOCK_NAMES,
  type ClockName,
  COMMAND_NAMES,
  type Doer,
  endsByItself,
  EVENT_NAMES,
  isFinal,
  type PersonCommandType,
  ROLE_NAMES,
  STAGE_NAMES,
  STAGE_TABLE,
  type StageRow,
  type Stage,
  STAGES,
  type TransitionCause,
  UNIT_NAMES,
} from '@app/domain';
import { ruleSet2024 } from '@app/rules';

const DOERS: Record<Doer, string> = {
  applicant: ROLE_NAMES.applicant,
  firstLead: `第一${ROLE_NAMES.department}`,
  lead: ROLE_NAMES.department,
  inspector: ROLE_NAMES.inspector,
  office: ROLE_NAMES.office,
};

/** Acts that most stages accept. The page lists them once below the table instead of in every row. */
const EVERYWHERE: readonly PersonCommandType[] = [
  'urge',
  'suspend',
  'resume',
  'withdraw',
  'transfer',
  'handOver',
  'correctNaming',
  'extend',
];

/**
 * Returns the text of docs/procedure.md: the stage table as a diagram and as a table, in the office's words.
 */
export function procedurePage(): string {
  return `# The procedure

Made from \`libs/domain/src/application/stage-table.ts\` and \`libs/rules/data/2024/clocks.json\` by \`npm run diagram\`; never edited by hand.
\`test/diagram/procedure.spec.ts\` fails while it says something else than they do.

An arrow names what leads from stage to stage: an act, the end of a period's last day (期限届满), or what the rules or the year bring.
Below a stage's name stand its periods. 撤回 leads from each open stage before 上报市级 to 已撤回 and is not drawn.

\`\`\`mermaid
stateDiagram-v2
${diagram().join('\n')}
\`\`\`

## Stage by stage

${table()}

${EVERYWHERE.map((type) => COMMAND_NAMES[type]).join('、')} are accepted as well where the stage table says so.
`;
}

function diagram(): string[] {
  const lines = STAGES.flatMap((stage) => [
    `  state "${STAGE_NAMES[stage]}" as ${stage}`,
    ...row(stage).clocks.map((clock) => `  ${stage} : ${periodText(clock)}`),
  ]);
  const arrows = STAGES.flatMap((from) =>
    STAGES.flatMap((to) => {
      const causes = causesOf(from, to).filter((cause) => cause !== 'withdraw');
      return causes.length > 0 ? `  ${from} --> ${to} : ${causes.map(causeText).join('、')}` : [];
    }),
  );
  const ends = STAGES.filter(isFinal).map((stage) => `  ${stage} --> [*]`);
  return [...lines, '  [*] --> draft', ...arrows, ...ends];
}

function table(): string {
  const heading = ['环节', '代码', '进度', '办理', '时限', '可补充材料', '意见', '进入时通知单位'];
  const rows = STAGES.map((stage) => {
    const { progress, evidence, confidential, announced, clocks } = row(stage);
    const step =
      progress === 'step' ? '一步' : progress === 'whereItEnded' ? '止于此前' : STAGE_NAMES[progress.within];
    return [
      STAGE_NAMES[stage],
      `\`${stage}\``,
      step,
      acts(stage).join('、') || '—',
      clocks.map(periodText).join('、') || '—',
      evidence.map((role) => ROLE_NAMES[role]).join('、') || '—',
      confidential ? '对单位保密' : '公开',
      announced ? '是' : '—',
    ];
  });
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function row(stage: Stage): StageRow {
  return STAGE_TABLE[stage];
}

function acts(stage: Stage): string[] {
  const entries = Object.entries(row(stage).accepts) as [PersonCommandType, readonly Doer[]][];
  return entries
    .filter(([type]) => !EVERYWHERE.includes(type))
    .map(([type, doers]) => `${COMMAND_NAMES[type]}（${doers.map((doer) => DOERS[doer]).join('、')}）`);
}

/** Returns a period with length, extension and whether its end changes the stage: 整改 30个自然日（届满自动转入下一环节）. */
function periodText(clock: ClockName): string {
  const { length, unit, extension } = ruleSet2024.clocks[clock];
  const longer = extension > 0 ? [`可延长${extension}${UNIT_NAMES[unit]}`] : [];
  const remarks = [...longer, ...(endsByItself(clock) ? ['届满自动转入下一环节'] : [])];
  return `${CLOCK_NAMES[clock]} ${length}${UNIT_NAMES[unit]}${remarks.length > 0 ? `（${remarks.join('，')}）` : ''}`;
}

function causeText(cause: TransitionCause): string {
  if (cause === 'lastDay') return '期限届满';
  if (cause === 'rulesChanged') return '牵头部门变更';
  return cause in COMMAND_NAMES
    ? COMMAND_NAMES[cause as PersonCommandType]
    : EVENT_NAMES[cause as keyof typeof EVENT_NAMES];
}
