-- The second factor of an account (RFC 6238): what is confirmed is asked for at every sign-in. Secrets are sealed.
create table second_factor (
  account_id uuid primary key references account,
  -- Shown once and not yet confirmed by a code.
  pending text,
  secret text,
  confirmed_at timestamptz,
  -- The last time step whose code was taken: a code counts once.
  last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}',
  check ((secret is null) = (confirmed_at is null)),
  check (secret is not null or pending is not null)
);
