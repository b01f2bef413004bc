#!/usr/bin/env bash
# @temporalio/* 1.24.0 with npm: protobufjs 7 (wanted by @grpc/proto-loader) takes the top of node_modules, and each of the
# SDK's packages gets a copy of protobufjs 8 of its own. A type made by one copy is no type to another, so no history in JSON
# can be read (historyFromJSON, and with it the replay of a downloaded history).
# One would guess: packages of one version that install without a conflict work together.
# Seen: "type must be a Type" without protobufjs 8.8.1 as a dependency of one's own, 1 event with it
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @temporalio/common@1.24.0 @temporalio/proto@1.24.0 @temporalio/client@1.24.0
cat >try.cjs <<'JS'
const { historyFromJSON } = require('@temporalio/common/lib/proto-utils');
const started = {
  eventId: '1',
  eventTime: '2024-08-28T01:00:00Z',
  eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED',
  workflowExecutionStartedEventAttributes: { workflowType: { name: 'one' }, taskQueue: { name: 'queue' }, attempt: 1 },
};
try {
  console.log(`${historyFromJSON({ events: [started] }).events.length} event`);
} catch (error) {
  console.log(error.message);
}
JS
check() {
  local seen
  seen=$(node try.cjs)
  echo "@temporalio/common 1.24.0, protobufjs at the top $(node -p "require('protobufjs/package.json').version"): $seen"
  [ "$seen" = "$1" ]
}
check 'type must be a Type'
npm install --silent --no-audit --no-fund --save-exact protobufjs@8.8.1
check '1 event'
