import { Button } from 'antd';
import { DeleteOutlined } from '@ant-design/icons';
import { useText } from '../i18n/use-text.js';
import { asNumber } from '../form/use-contract-form.js';
import { blankCriterion, deductionSum, type CriterionList, type DraftForm } from './draft-schema.js';
import { formsMessages } from './messages.js';

const families = ['customer_critical', 'business_critical', 'compliance_critical'] as const;
const kinds = ['deduction', 'bonus', 'note'] as const;
const texts = ['section', 'code', 'name'] as const;
const titles = { section: 'section', code: 'code', name: 'criterion' } as const;

/** The criteria, one row each, with what their maxima come to. */
export function CriteriaGrid({ entry, list }: { entry: DraftForm; list: CriterionList }) {
  const say = useText(formsMessages);
  const { form, faultOf } = entry;
  const rows = form.watch('criteria');
  const base = Number(form.watch('base'));
  const sum = deductionSum(rows);
  return (
    <>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              {(['section', 'code', 'criterion', 'kind', 'max_points', 'critical', 'accuracy', 'allow_na'] as const).map((key) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
              <th>
                <span className="visually-hidden">{say('remove', { name: '' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.fields.map(({ id, name }, at) => {
              const cell = (column: Parameters<typeof say>[0]) => say('cell', { n: at + 1, column: say(column) });
              return (
                <tr key={id}>
                  {texts.map((text) => (
                    <td key={text}>
                      <input
                        className="input"
                        aria-label={cell(titles[text])}
                        aria-invalid={faultOf(`criteria.${at}.${text}`) !== undefined}
                        {...form.register(`criteria.${at}.${text}`)}
                      />
                      <Told text={faultOf(`criteria.${at}.${text}`)} />
                    </td>
                  ))}
                  <td>
                    <select className="input" aria-label={cell('kind')} {...form.register(`criteria.${at}.kind`)}>
                      {kinds.map((kind) => (
                        <option key={kind} value={kind}>
                          {say(`kind_${kind}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <input
                      className="input points"
                      inputMode="decimal"
                      aria-label={cell('max_points')}
                      aria-invalid={faultOf(`criteria.${at}.max_points`) !== undefined}
                      {...form.register(`criteria.${at}.max_points`, asNumber)}
                    />
                    <Told text={faultOf(`criteria.${at}.max_points`)} />
                  </td>
                  <td>
                    <select className="input" aria-label={cell('critical')} {...form.register(`criteria.${at}.critical_family`)}>
                      <option value="">{say('not_critical')}</option>
                      {families.map((family) => (
                        <option key={family} value={family}>
                          {say(family)}
                        </option>
                      ))}
                    </select>
                  </td>
                  {(['accuracy', 'allow_na'] as const).map((tick) => (
                    <td key={tick}>
                      <input type="checkbox" aria-label={cell(tick)} {...form.register(`criteria.${at}.${tick}`)} />
                    </td>
                  ))}
                  <td>
                    <Button type="text" icon={<DeleteOutlined />} aria-label={say('remove', { name })} onClick={() => list.remove(at)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p role="status" className={sum === base ? 'soft' : 'field-fault'}>
        {say(sum === base ? 'total' : 'total_wrong', { sum, base })}
      </p>
      <Button onClick={() => list.append(blankCriterion(rows.at(-1)?.section))}>{say('add_criterion')}</Button>
    </>
  );
}

function Told({ text }: { text: string | undefined }) {
  return text === undefined ? null : <p className="field-fault">{text}</p>;
}
