-- 精品细胞: a distinction that the office gives to a named cell, with its reason, and may take back. Who, when and why lie
-- with the year's events; the cell carries since when.
ALTER TABLE cell ADD showcase_on date; -- null: it is none
ALTER TABLE programme_event DROP CONSTRAINT programme_event_type_check, ADD CONSTRAINT programme_event_type_check
  CHECK (type IN ('yearOpened', 'baselineSet', 'countsFromSet', 'reportAssembled', 'reportFixed',
    'reportSent', 'cityResultsRecorded', 'carryOverConfirmed', 'adjustmentOpened', 'adjustmentConfirmed',
    'adjustmentWithdrawn', 'carriedCellReturned', 'showcaseSet', 'yearCut', 'yearClosed'));
ALTER TABLE command DROP CONSTRAINT command_type_check, ADD CONSTRAINT command_type_check
  CHECK (type IN ('submit', 'accept', 'returnForCorrection', 'resubmit',
    'refuseAcceptance', 'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection', 'reportRectified',
    'officeDecide', 'openNotice', 'raiseObjection', 'settleObjection', 'name', 'reportToCity', 'recordCityResult',
    'attribute', 'withdraw', 'extend', 'suspend', 'resume', 'transfer', 'urge', 'revoke',
    'create', 'setDueDate', 'contribute', 'close', 'reopen',
    'openYear', 'setBaseline', 'setCountsFrom', 'assembleReport', 'fixReport', 'sendReport', 'recordCityResults',
    'confirmCarryOver', 'openAdjustment', 'confirmAdjustment', 'withdrawAdjustment', 'returnCarriedCell', 'setShowcase',
    'closeYear'));
CREATE INDEX programme_event_showcase ON programme_event ((data ->> 'cell'), seq) WHERE type = 'showcaseSet';

GRANT UPDATE (showcase_on) ON cell TO wufei_app;
