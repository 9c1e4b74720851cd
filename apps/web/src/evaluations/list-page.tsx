import './evaluations.css';
import { Space } from 'antd';
import type { listEvaluations } from '@contracts/evaluations.js';
import { useAsk } from '../api/use-ask.js';
import { useMay } from '../api/use-session.js';
import { RecordTabs } from '../calls/record-tabs.js';
import { useText } from '../i18n/use-text.js';
import { ServerTable } from '../list/server-table.js';
import { useListState } from '../list/use-list-state.js';
import { Page } from '../shell/page.js';
import { ColumnChoice } from './column-choice.js';
import { columnsOf } from './columns.js';
import { ExportButtons } from './export-buttons.js';
import { FilterBar } from './filter-bar.js';
import { DEFAULT_SORT, filterNames, listAsked } from './filters.js';
import { evaluationMessages } from './messages.js';
import { SavedViews } from './saved-views.js';
import { useColumns } from './use-columns.js';

/** The evaluations one may see, narrowed by what stands in the address. */
export function Component() {
  const say = useText(evaluationMessages);
  const state = useListState(filterNames);
  const [columns, choose] = useColumns();
  const mayExport = useMay('exports.run');
  const query = useAsk<typeof listEvaluations>('/evaluations', listAsked(state.values), { keep: true });
  const actions = (
    <Space wrap>
      <SavedViews values={state.values} />
      <ColumnChoice chosen={columns} choose={choose} />
      {mayExport && <ExportButtons values={state.values} columns={columns} />}
    </Space>
  );
  return (
    <Page title={say('evaluations')} actions={actions}>
      <RecordTabs />
      <FilterBar state={state} />
      <ServerTable
        label={say('evaluations')}
        query={query}
        columns={columnsOf(columns, say)}
        rowKey={({ evaluation_no }) => evaluation_no}
        state={state}
        defaultSort={DEFAULT_SORT}
        empty={say('empty')}
      />
    </Page>
  );
}
