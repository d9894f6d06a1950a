-- An account that nobody uses any more is one to close: its last entry outlives the session that it opened.
alter table auth."user" add column entered_at timestamptz;
update auth."user" u set entered_at = (select max(s."createdAt") from auth.session s where s."userId" = u.id);
