-- Opening a record as an emergency asks for a fresh sign-in. It never locks anybody out: where the identity provider does not
-- say when they proved who they are, they confirm it themselves, and the opening says so.
alter table session add column proved_at timestamptz, add column again_at timestamptz;
comment on column session.proved_at is 'When they proved who they are, as the identity provider said it; null when it did not say.';
comment on column session.again_at is 'When they were last led to sign in again.';
alter table emergency_access add column fresh boolean;
comment on column emergency_access.fresh is 'Whether the worker had just proved who they are; false when they confirmed it themselves; null for openings before this was asked.';
