#!/usr/bin/env bash
# execProtocolRaw of the embedded PostgreSQL hands back bytes, and is documented as the way around parsing. It parses every
# answer all the same and keeps what it parsed for as long as the database is open, so that memory grows with all that was
# ever asked. execProtocolRawStream with onRawData hands over the same bytes and keeps nothing.
# Seen on @electric-sql/pglite 0.5.16.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.16 >/dev/null
cat > try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite'
// A simple query of the PostgreSQL protocol: 'Q', the length, the text, a zero. Its answer holds half a megabyte.
const text = Buffer.from("select repeat('x', 500000)\0")
const message = Buffer.alloc(5 + text.length)
message.write('Q')
message.writeInt32BE(4 + text.length, 1)
text.copy(message, 5)
const db = await PGlite.create()
const grown = async ask => {
  for (let n = 0; n < 5; n++) await ask()
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  for (let n = 0; n < 100; n++) await ask()
  globalThis.gc()
  return (process.memoryUsage().heapUsed - before) / 1e6
}
const streamed = await grown(() => db.execProtocolRawStream(message, { onRawData: () => undefined }))
const raw = await grown(() => db.execProtocolRaw(message))
console.log(`100 answers of 0.5 MB: execProtocolRaw keeps ${raw.toFixed(1)} MB, execProtocolRawStream ${streamed.toFixed(1)} MB`)
process.exit(raw > 25 && streamed < 5 ? 0 : 1)
JS
node --expose-gc try.mjs
echo "As written above: answers are kept by one and not by the other."
