-- A form that was sent, so that sending it again after a lost answer changes nothing. The hash is of who sent it, where to, and every
-- word of it with its one-time key; the answer is sealed with the same words, so that nobody who reads this table can read it.
create table form_sent (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  answer bytea,
  sent_at timestamptz not null
);
comment on table form_sent is 'A form that was sent and led to a change, for one day: sent again, it is answered as before and changes nothing. hash: who sent it, where to and every word with its one-time key. answer: where it led, sealed with the same words.';
create index form_sent_sent_at_idx on form_sent (sent_at);
grant select, insert, update, delete on form_sent to kith_system;

-- What somebody wrote and sent when their sign-in had ended. It is sealed with a secret that only their browser has, and comes back
-- to the same account in the same browser.
create table kept_words (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  browser text not null check (browser ~ '^[0-9a-f]{64}$'),
  account_id uuid not null references account (id),
  sealed bytea not null,
  expires_at timestamptz not null
);
comment on table kept_words is 'What somebody sent when their sign-in had ended, until it is saved, for one day at most. It is shown to the same account in the same browser alone: sealed with a secret that only the browser has. hash: browser, account and form. browser: a hash of that secret.';
create index kept_words_browser_idx on kept_words (browser, account_id);
create index kept_words_expires_at_idx on kept_words (expires_at);
grant select, insert, update, delete on kept_words to kith_system;
