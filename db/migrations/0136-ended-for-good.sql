-- A session ends for good with its account or with its worker: it does not come back when they do.
create function sessions_end() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'worker' then
    update session s set revoked_at = coalesce(kith_now(), now()) from account a where a.worker_id = new.id and s.account_id = a.id and s.revoked_at is null;
  else
    update session set revoked_at = coalesce(kith_now(), now()) where account_id = new.id and revoked_at is null;
  end if;
  return new;
end $$;
create trigger sessions_end after update of active on worker for each row when (old.active and not new.active) execute function sessions_end();
create trigger sessions_end after update of closed_at on account for each row when (old.closed_at is null and new.closed_at is not null) execute function sessions_end();
update session s set revoked_at = now() from account a left join worker w on w.id = a.worker_id
  where a.id = s.account_id and s.revoked_at is null and (a.closed_at is not null or not w.active);
