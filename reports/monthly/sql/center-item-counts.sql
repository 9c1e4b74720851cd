-- How often each criterion applied and was missed in the whole centre: of the counted evaluations.
-- $1 run id, $2 the purposes that count.
select c.lineage_id, sum(item.n)::int as n, sum(item.missed)::int as missed
from run_accumulator a
cross join lateral unnest(a.item_n, a.item_missed) with ordinality as item (n, missed, item_no)
join criterion c on c.form_version_id = a.form_version_id and c.item_no = item.item_no and c.kind not in ('bonus', 'note')
where a.run_id = $1 and a.purpose = any ($2::text[])
group by c.lineage_id
