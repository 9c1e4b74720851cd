import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ExamRule } from '@scoring/scheme-definition.js';
import { asNumber } from '../form/use-contract-form.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { CELL, type EnteredRow, type EntryValues, type RowList } from './entry-schema.js';
import { countResult } from './exam-count.js';
import { examMessages } from './messages.js';
import { examStatuses } from './statuses.js';

type FaultOf = (name: string) => string | undefined;

interface EntryGridProps {
  list: RowList;
  rule: ExamRule;
  faultOf: FaultOf;
}

/** The results, one row a person, with what each comes to. */
export function EntryGrid({ list, rule, faultOf }: EntryGridProps) {
  const say = useText(examMessages);
  if (list.fields.length === 0) return <p className="soft">{say('no_rows')}</p>;
  return (
    <div className="table-scroll">
      <table className="plain-table entry-grid">
        <thead>
          <tr>
            <th scope="col">{say('number')}</th>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('theory')}</th>
            <th scope="col">{say('practical')}</th>
            <th scope="col">{say('status')}</th>
            <th scope="col">{say('unexcused')}</th>
            <th scope="col" className="number">
              {say('total')}
            </th>
            <th>
              <span className="visually-hidden">{say('remove', { name: '' })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.fields.map((row, index) => (
            <Row key={row.id} index={index} row={row} rule={rule} faultOf={faultOf} remove={() => list.remove(index)} />
          ))}
        </tbody>
      </table>
      <Totals rule={rule} />
    </div>
  );
}

interface RowProps {
  index: number;
  row: EnteredRow;
  rule: ExamRule;
  faultOf: FaultOf;
  remove: () => void;
}

function Row({ index, row, rule, faultOf, remove }: RowProps) {
  const say = useText(examMessages);
  const { register, control } = useFormContext<EntryValues>();
  const now = useWatch({ control, name: `rows.${index}` });
  const said = (name: string) => cellFault(faultOf(`rows.${index}.${name}`), say);
  const name = row.name ?? '';
  const { total, passed } = countResult(rule, resultOf(now));
  return (
    <tr>
      <td>
        {row.employee_no}
        <Told text={said('employee_no')} />
      </td>
      <td>{name}</td>
      {(['theory', 'practical'] as const).map((part) => (
        <td key={part}>
          <input
            className="input mark"
            inputMode="decimal"
            aria-label={say('cell', { name, column: say(part) })}
            aria-invalid={said(part) !== undefined}
            aria-describedby={said(part) === undefined ? undefined : `fault-${index}-${part}`}
            {...register(`rows.${index}.${part}`, asNumber)}
          />
          <Told id={`fault-${index}-${part}`} text={said(part)} />
        </td>
      ))}
      <td>
        <select className="input" aria-label={say('cell', { name, column: say('status') })} {...register(`rows.${index}.status`)}>
          {examStatuses.map((value) => (
            <option key={value} value={value}>
              {say(`status_${value}`)}
            </option>
          ))}
        </select>
        <Told text={said('status')} />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={say('cell', { name, column: say('unexcused') })}
          disabled={now?.status !== 'absent'}
          {...register(`rows.${index}.unexcused`)}
        />
      </td>
      <td className="number">
        {total === null ? <span className="soft">{say('not_counted')}</span> : score(total)}
        {total !== null && <div className="soft">{say(passed === true ? 'passed' : 'failed')}</div>}
      </td>
      <td>
        <Button type="text" icon={<DeleteOutlined />} aria-label={say('remove', { name })} onClick={remove} />
      </td>
    </tr>
  );
}

function Told({ id, text }: { id?: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className="field-fault" id={id}>
      {text}
    </p>
  );
}

function Totals({ rule }: { rule: ExamRule }) {
  const say = useText(examMessages);
  const { control } = useFormContext<EntryValues>();
  const rows = useWatch({ control, name: 'rows' });
  const counted = rows.map((row) => countResult(rule, resultOf(row))).filter(({ total }) => total !== null);
  const sum = counted.reduce((all, { total }) => all + (total ?? 0), 0);
  const passed = counted.filter((each) => each.passed === true).length;
  return (
    <p className="soft" role="status">
      {say('average', { count: counted.length, mean: score(counted.length === 0 ? null : sum / counted.length), passed })}
    </p>
  );
}

function resultOf(row: EnteredRow | undefined) {
  return {
    theory: row?.theory ?? null,
    practical: row?.practical ?? null,
    status: row?.status ?? ('normal' as const),
    unexcused: row?.unexcused === true && row.status === 'absent',
  };
}

function cellFault(fault: string | undefined, say: ReturnType<typeof useText<'score_range'>>): string | undefined {
  return fault?.startsWith(CELL) === true ? say(fault.slice(CELL.length) as 'score_range') : fault;
}
