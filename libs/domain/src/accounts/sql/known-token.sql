-- $1 sha-256 of the token. Its use is written down at most once a minute.
known as (
  select account_id, id as token_id, null::uuid as session_id, null::text as via, permissions
  from access_token
  where secret_hash = $1 and revoked_at is null and now() < expires_at
),
used as (
  update access_token t set last_used_at = now()
  from known
  where t.id = known.token_id and (t.last_used_at is null or t.last_used_at < now() - interval '1 minute')
)
