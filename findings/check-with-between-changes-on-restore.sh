#!/usr/bin/env bash
# A CHECK with BETWEEN first is printed by pg_get_constraintdef with brackets that are gone once the printed text is read
# again, as a dump and a restore do. So the text of a restored schema differs from the original, though both mean the same:
# whoever compares a restored database with a fresh one by text is told of a change that is none.
# Seen on PostgreSQL 18.6 as @electric-sql/pglite 0.5.16, and in a dump and restore of PostgreSQL 15.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.16 >/dev/null
cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite'
const db = await PGlite.create()
const printed = async table =>
  (await db.query(`select pg_get_constraintdef(oid) as said from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'`)).rows[0].said
const readAgain = async condition => {
  await db.exec(`create table original (a int, b int, check (${condition}))`)
  const first = await printed('original')
  await db.exec(`create table restored (a int, b int, ${first})`)
  const second = await printed('restored')
  await db.exec('drop table original, restored')
  return [first, second]
}
const [first, second] = await readAgain('a between 1 and 9 and b > 0')
const [plain, plainAgain] = await readAgain('a >= 1 and a <= 9 and b > 0')
console.log((await db.query('show server_version')).rows[0].server_version)
console.log(`with between, printed:    ${first}`)
console.log(`the same text read again: ${second}`)
const expected =
  first === 'CHECK ((((a >= 1) AND (a <= 9)) AND (b > 0)))' && second === 'CHECK (((a >= 1) AND (a <= 9) AND (b > 0)))' && plain === plainAgain
process.exit(expected ? 0 : 1)
JS
node try.mjs
echo "As written above: the brackets of BETWEEN do not survive."
