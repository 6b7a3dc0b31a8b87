import { sql } from 'kysely'
import type { Caller } from '../core/caller.ts'
import { KINDS, type Kind } from './kinds.ts'
import type { RoleCode } from './roles.ts'

/**
 * What a name or a word tells by itself. "Alcohol and drugs worker, Turning Tide" tells of alcohol and drugs, whoever says
 * it: so does every row that names that worker or that service. The database copies this table at each migration and works
 * out from it what each row tells (`names_tell`, `words_tell`); whoever may not know that kind does not find the row.
 */
export const TELLS: { role: Partial<Record<RoleCode, Kind>>; service: Readonly<Record<string, Kind>>; word: Readonly<Record<string, Kind>> } = {
  role: { alcohol_drugs_worker: 'substanceUse', employment_specialist: 'employment', housing_worker: 'moneyHousing', pharmacist: 'medicines' },
  // By the kind of team.
  service: { alcohol_drugs: 'substanceUse', employment: 'employment', housing: 'moneyHousing' },
  // Regular expressions of PostgreSQL, in small letters, from the beginning of a word: the field's own words for services, medicines,
  // benefits, places and law, and their short forms. A word that mostly means something else stands here only beside what makes it plain.
  word: words({
    substanceUse: [
      'alcohol',
      'drink(s|ing|ers?)?\\M',
      'dr[au]nk',
      'drugs?\\M',
      'cocaine',
      'crack (cocaine|pipe)',
      'heroin',
      'opi(ate|oid)',
      'cannab',
      'marijuana',
      'skunk\\M',
      'smok(e|es|ed|ing) weed',
      'ketamine',
      'amphetamine',
      'mephedrone',
      'mdma',
      'methadone',
      'buprenorphine',
      'subutex',
      'naloxone',
      'naltrexone',
      'acamprosate',
      'disulfiram',
      'antabuse',
      'substance',
      'solvents?\\M',
      'needle exchange',
      'gambl',
      'betting',
      'bookmaker',
      'gamcare',
      'addict',
      'detox',
      'sober',
      'sobriety',
      'intoxicat',
      'hung ?over',
      'vodka',
      'cider',
      'lager',
      'units (a|per|of)\\M',
      'smart recovery',
      '(aa|na|ca|ga) meetings?\\M',
      '(alcoholics|narcotics|gamblers) anonymous',
      'dual diagnosis',
      'co-?occurring use',
      'cgl\\M',
      'change,? grow,? live',
      'audit-c\\M',
    ],
    medicines: [
      'medicines',
      'medicine\\M',
      'medication',
      'meds\\M',
      'tablets?\\M',
      'pills?\\M',
      'dos(e|es|age)\\M',
      '\\d+ ?mg\\M',
      'clozapine',
      'lithium',
      'olanzapine',
      'quetiapine',
      'risperidone',
      'paliperidone',
      'aripiprazole',
      'haloperidol',
      'amisulpride',
      'flupentixol',
      'zuclopenthixol',
      'lurasidone',
      'valpro',
      'lamotrigine',
      'carbamazepine',
      'sertraline',
      'citalopram',
      'escitalopram',
      'fluoxetine',
      'paroxetine',
      'mirtazapine',
      'venlafaxine',
      'duloxetine',
      'amitriptyline',
      'diazepam',
      'lorazepam',
      'clonazepam',
      'temazepam',
      'zopiclone',
      'promethazine',
      'pregabalin',
      'methylphenidate',
      'insulin',
      'metformin',
      'benzodiazepine',
      'ssris?\\M',
      'mood stabili[sz]er',
      'anti-?depressant',
      'anti-?psychotic',
      'depot',
      'injections?\\M',
      'prescri',
      'pharmac',
      'chemist',
      'dosette',
      'blister pack',
      'side effects?\\M',
      'blood test',
      'bloods\\M',
      'blood pressure',
      'ecg\\M',
      'hba1c',
      'diabet',
      'copd\\M',
      'hiv\\M',
      'hepatitis',
      'mg\\M',
      'z-drugs\\M',
    ],
    moneyHousing: [
      'benefits\\M',
      'universal credit',
      'pip\\M',
      'personal independence payment',
      'esa\\M',
      'dwp\\M',
      'pension credit',
      'attendance allowance',
      'council tax',
      'debts?\\M',
      'arrears',
      'rent\\M',
      'overdraft',
      'bankrupt',
      'breathing space',
      'loans?\\M',
      'loan shark',
      'food ?bank',
      'mortgage',
      'repossess',
      'evict',
      'section 21\\M',
      'landlord',
      'homeless',
      'hostel',
      'rough sleep',
      'sofa ?surf',
      'temporary accommodation',
      'supported (housing|living|accommodation)',
      'housing (officer|association|benefit)',
      'tenan(t|cy)',
      'bailiff',
      'money\\M',
      'citizens advice',
      'appointee',
    ],
    employment: [
      'employ',
      'unemploy',
      'redundan',
      'sacked',
      'laid off',
      'paid work',
      'jobs?\\M',
      'job ?centre',
      'occupational health',
      'fit note',
      'sick (note|pay|leave)',
      'disciplinary',
      'zero.hours',
      'apprentic',
      'ips\\M',
      'individual placement',
      'access to work',
    ],
    legal: [
      'mental health act',
      'mha\\M',
      'sectioned\\M',
      'section ([23]|17|37|41|117|13[56])\\M',
      's ?(117|13[56])\\M',
      'detained\\M',
      'community treatment order',
      'cto\\M',
      'tribunal',
      'imha\\M',
      'nearest relative',
      'nominated person',
      'lasting power of attorney',
      'lpa\\M',
      'dols\\M',
      'guardianship',
      '(in|to|at) court\\M',
      'court (case|date|order|hearing)',
      'probation',
      'prison',
      'police custody',
      'arrest',
      'asylum',
      'immigration',
    ],
    trauma: [
      'abus(e|ed|er|ers|ive|ing)\\M',
      'rap(e|ed|ist)\\M',
      'molest',
      'sexual(ly)? (assault|violence|exploit)',
      'domestic (abuse|violence)',
      'coercive',
      'marac\\M',
      'isva\\M',
      'traffick',
      'forced marriage',
      'fgm\\M',
      '(hits?|beats?|hurts?) (me|her|him)\\M',
      'idva\\M',
    ],
  }),
}

/** Each word with the kind it is listed under. */
function words(byKind: Partial<Record<Kind, string[]>>): Readonly<Record<string, Kind>> {
  return Object.fromEntries(Object.entries(byKind).flatMap(([kind, all]) => all.map(word => [word, kind as Kind])))
}

/** Copies the declaration into the database. Safe to repeat. */
export async function copyTells(caller: Caller): Promise<void> {
  const rows = [...namesOf('role'), ...namesOf('service'), ...wordsTogether()]
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(what text, code text, kinds int)`
  await sql`delete from telling t where not exists (select from ${given} where r.what = t.what and r.code = t.code)`.execute(caller.tx)
  await sql`insert into telling (what, code, kinds) select what, code, kinds from ${given}
    on conflict (what, code) do update set kinds = excluded.kinds`.execute(caller.tx)
}

const namesOf = (what: 'role' | 'service') => Object.entries(TELLS[what]).map(([code, kind]) => ({ what, code, kinds: KINDS[kind] }))

const AT_ONCE = 40

/** Words of one kind as a few expressions: PostgreSQL keeps no more than 32 ready, and making one ready takes longer than looking for all of them. */
function wordsTogether(): { what: 'word'; code: string; kinds: number }[] {
  const words = Object.groupBy(Object.keys(TELLS.word), word => TELLS.word[word]!)
  return Object.entries(words).flatMap(([kind, all]) =>
    Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) => ({
      what: 'word' as const,
      code: `(?:${all.slice(at * AT_ONCE, (at + 1) * AT_ONCE).join('|')})`,
      kinds: KINDS[kind as Kind],
    })),
  )
}

/** Whoever is named: a job, a worker, a team. */
export interface Named {
  role?: string | null | undefined
  workerId?: string | null | undefined
  teamId?: string | null | undefined
}

/** The kinds that a name of each tells by itself, as bits. */
export const namesTell = (named: readonly Named[]) =>
  named.length === 0
    ? sql<number>`0`
    : sql<number>`(${sql.join(
        named.map(one => sql`names_tell(${one.role ?? null}, ${one.workerId ?? null}::uuid, ${one.teamId ?? null}::uuid)`),
        sql` | `,
      )})`
