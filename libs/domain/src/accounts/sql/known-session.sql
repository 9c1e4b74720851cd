-- $1 sha-256 of the cookie, $2 seconds a session may rest. Being seen is written down at most once a minute.
known as (
  select account_id, id as session_id, via, null::text[] as permissions
  from account_session
  where secret_hash = $1 and now() < expires_at and now() < last_seen_at + make_interval(secs => $2)
),
seen as (
  update account_session s set last_seen_at = now()
  from known
  where s.id = known.session_id and s.last_seen_at < now() - interval '1 minute'
)
