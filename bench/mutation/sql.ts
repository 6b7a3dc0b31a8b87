/** One rule of the database, weakened by one statement, and the tests that must notice. */
export interface SqlChange {
  name: string
  statement: string
  /** Test files or folders, in the order they are tried. */
  tests: string[]
}

const RULE_TEST = 'src/access/rule.test.ts'
const REFUSED = 'test/refused.test.ts'

/** Changes a function in one place. The statement fails when that text does not stand in it exactly once. */
const within = (signature: string, from: string, to: string) => `do $change$
declare whole text := pg_get_functiondef('${signature}'::regprocedure);
begin
  if cardinality(string_to_array(whole, $from$${from}$from$)) <> 2 then raise exception 'the text to change must stand exactly once in ${signature}'; end if;
  execute replace(whole, $from$${from}$from$, $to$${to}$to$);
end $change$`
const disable = (trigger: string, table: string) => `alter table ${table} disable trigger ${trigger}`
const dropPolicy = (policy: string, table: string) => `drop policy ${policy} on ${table}`
const dropConstraint = (constraint: string, table: string) => `alter table ${table} drop constraint ${constraint}`

const RULE = 'ask_kinds(uuid)'

export const SQL_CHANGES: SqlChange[] = [
  // The rule itself.
  {
    name: 'whoever has any basis, also one that has ended',
    statement: within(RULE, ' and b.valid_to > kith_now_', ''),
    tests: ['src/access/agreeing.test.ts'],
  },
  {
    name: 'whoever has any basis, also one that has not begun',
    statement: within(RULE, ' and b.valid_from <= kith_now_', ''),
    tests: ['src/access/asked-once.test.ts'],
  },
  {
    name: 'anybody, whoever the basis was given to',
    statement: within(RULE, ' and b.holder = any (holders_::uuid[])', ''),
    tests: ['src/access/asked-once.test.ts'],
  },
  {
    name: 'what is hidden from somebody is seen again',
    statement: `do $change$
declare whole text := pg_get_functiondef('${RULE}'::regprocedure);
begin
  if position($from$~bit_or(case b.why when 'employer' then 0 else b.hides end)$from$ in whole) = 0 then raise exception 'not there'; end if;
  execute replace(whole, $from$~bit_or(case b.why when 'employer' then 0 else b.hides end)$from$, '-1');
end $change$`,
    tests: ['src/access/agreeing.test.ts'],
  },
  {
    name: 'the employer reads what is kept from the employer',
    statement: `do $change$
declare whole text := pg_get_functiondef('${RULE}'::regprocedure);
begin
  if position($from$bit_or(case b.why when 'employer' then b.hides else 0 end)$from$ in whole) = 0 then raise exception 'not there'; end if;
  execute replace(whole, $from$bit_or(case b.why when 'employer' then b.hides else 0 end)$from$, '0');
end $change$`,
    tests: [RULE_TEST],
  },
  {
    name: 'entries kept for named readers are read by all',
    statement: within('named(uuid[])', 'readers && holders() and ', ''),
    tests: ['src/access/emergency.test.ts'],
  },
  {
    name: 'a screen that is turned shows what is for named readers',
    statement: within('named(uuid[])', " and coalesce(current_setting('kith.turned', true), '') <> 'yes'", ''),
    tests: [RULE_TEST],
  },
  {
    name: 'withheld entries are read by the person',
    statement: dropPolicy('not_withheld', 'entry'),
    tests: ['src/access/stays-hidden.test.ts'],
  },
  {
    name: 'a name tells what it is not to tell',
    statement: dropPolicy('tells', 'responsibility'),
    tests: ['src/rooms/record/told.test.ts', 'test/matrix.test.ts'],
  },
  { name: 'supporters find the circle', statement: dropPolicy('no_trace', 'circle'), tests: [RULE_TEST] },
  { name: 'whoever is hidden from finds that they are', statement: dropPolicy('no_trace', 'sharing_rule'), tests: ['src/access/sharing.test.ts'] },
  { name: 'a worker changes what the person shares', statement: dropPolicy('person_changes', 'sharing_rule'), tests: ['src/access/sharing.test.ts'] },
  { name: 'a worker shares in the name of the person', statement: dropPolicy('person_adds', 'sharing_rule'), tests: [RULE_TEST] },
  { name: 'a worker writes into the circle', statement: dropPolicy('person_adds', 'circle'), tests: [RULE_TEST] },
  { name: 'a rule of sharing changes nothing', statement: disable('sharing_rule_basis', 'sharing_rule'), tests: ['src/access/sharing.test.ts'] },
  { name: 'the circle keeps nobody away', statement: disable('circle_basis', 'circle'), tests: ['src/access/sharing.test.ts'] },
  { name: 'hours of an emergency without end', statement: dropConstraint('emergency_access_during_check', 'emergency_access'), tests: [RULE_TEST] },
  {
    name: 'somebody of the circle opens as an emergency',
    statement: disable('emergency_access_basis', 'emergency_access'),
    tests: [RULE_TEST],
  },
  { name: 'a session outlives the account', statement: disable('sessions_end', 'account'), tests: ['src/access/ended-for-good.test.ts'] },
  { name: 'a session outlives the work of the worker', statement: disable('sessions_end', 'worker'), tests: ['src/access/ended-for-good.test.ts'] },
  {
    name: 'one colleague alone gives a person a sign-in',
    statement: dropConstraint('person_invitation_used', 'person_invitation'),
    tests: ['src/access/own-sign-in.test.ts'],
  },
  // Who looked.
  {
    name: 'the audit trail may be changed',
    statement: disable('audit_is_kept', 'audit_entry'),
    tests: ['src/access/audit-verify.test.ts'],
  },
  { name: 'anybody reads who looked', statement: 'alter policy own on audit_entry using (true)', tests: [RULE_TEST] },
  // Responsibility.
  { name: 'two hold one person', statement: dropConstraint('responsibility_person_id_during_excl', 'responsibility'), tests: [REFUSED] },
  { name: 'a duty team without a deadline', statement: dropConstraint('responsibility_check', 'responsibility'), tests: [REFUSED] },
  {
    name: 'responsibility lapses',
    statement: within('responsibility_whole()', 'covered is distinct from', 'false and covered is distinct from'),
    tests: [REFUSED],
  },
  { name: 'what was held is erased', statement: disable('responsibility_kept', 'responsibility'), tests: [REFUSED] },
  { name: 'responsibility moves to another episode', statement: disable('responsibility_stays', 'responsibility'), tests: [REFUSED] },
  {
    name: 'a key worker is changed without a handover',
    statement: within('responsibility_may_move()', 'before is not null and before <> new.worker_id', 'false'),
    tests: [REFUSED],
  },
  {
    name: 'somebody of the circle is key worker',
    statement: within('responsibility_may_move()', 'c.worker_id = new.worker_id and ', 'false and '),
    tests: [REFUSED],
  },
  {
    name: 'a team holds in which nobody is at work',
    statement: within('responsibility_may_move()', 'if not exists (select from at_work', 'if false and not exists (select from at_work'),
    tests: [REFUSED],
  },
  { name: 'a worker who holds somebody leaves', statement: `${disable('worker_may_leave', 'worker')}; ${disable('worker_stops', 'worker')}`, tests: [REFUSED] },
  {
    name: 'the last at work leaves a team that holds',
    statement: within('nobody_left_behind(uuid,uuid[])', 'r.team_id = any (teams) and ', 'false and '),
    tests: ['src/rooms/care-team/at-work.test.ts'],
  },
  { name: 'a handover is complete without a meeting', statement: dropConstraint('handover_check3', 'handover'), tests: [REFUSED] },
  { name: 'two handovers are open', statement: 'drop index one_open_handover', tests: [REFUSED] },
  { name: 'two episodes are open', statement: 'drop index one_open_episode', tests: [REFUSED] },
  { name: 'a goodbye without the person', statement: dropConstraint('care_episode_ends', 'care_episode'), tests: [REFUSED] },
  {
    name: 'the holder does not see whom they hold',
    statement: disable('responsibility_basis', 'responsibility'),
    tests: ['src/rooms/care-team/responsibility.test.ts'],
  },
  // Contact rules.
  { name: 'contact rules that allow no day', statement: dropConstraint('contact_rules_days_check', 'contact_rules'), tests: [REFUSED] },
  { name: 'contact rules that end before they begin', statement: dropConstraint('contact_rules_check', 'contact_rules'), tests: [REFUSED] },
  {
    name: 'contact against the rules without a reason',
    statement: dropConstraint('contact_override_reason_check', 'contact_override'),
    tests: [REFUSED],
  },
  // The front door.
  {
    name: 'another service is said to have agreed without evidence',
    statement: dropConstraint('help_request_event_check3', 'help_request_event'),
    tests: [REFUSED],
  },
  {
    name: 'a team is asked that may not read what it is asked',
    statement: dropConstraint('help_request_event_team_reads', 'help_request_event'),
    tests: [REFUSED],
  },
  { name: 'somebody else takes a request back', statement: dropConstraint('help_request_event_check5', 'help_request_event'), tests: [REFUSED] },
  {
    name: 'the team that is asked sees nothing of the request',
    statement: disable('help_request_asked_basis', 'help_request_event'),
    tests: ['src/rooms/front-door/no-bounce.test.ts'],
  },
  {
    name: 'what was told in confidence is read by the person',
    statement: dropPolicy('in_confidence', 'received_information'),
    tests: ['src/rooms/front-door/in-confidence.test.ts'],
  },
  {
    name: 'somebody of the circle is asked for advice',
    statement: disable('advice_outside_circle', 'advice_request'),
    tests: ['src/rooms/front-door/advice.test.ts'],
  },
]
