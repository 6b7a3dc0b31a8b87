import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { ROOT } from './db.ts'

// The standard's own files: see test/fixtures/oruk.
const FIXTURES = join(ROOT, 'test/fixtures/oruk')
const spec = JSON.parse(readFileSync(join(FIXTURES, 'openapi.json'), 'utf8')) as {
  paths: Record<string, { get: { parameters?: { $ref?: string }[]; responses: { 200: { content: { 'application/json': { schema: { $ref: string } } } } } } }>
}
const ajv = new Ajv2020({ strict: false, allErrors: true })
;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
for (const file of readdirSync(join(FIXTURES, 'schema'))) {
  const url = `https://openreferraluk.org/specifications/3.0/schema/${file}`
  ajv.addSchema({ ...(JSON.parse(readFileSync(join(FIXTURES, 'schema', file), 'utf8')) as object), $id: url }, url)
}
const schemaOf = (path: string) => spec.paths[path]!.get.responses[200].content['application/json'].schema.$ref

/** What the standard's schema for an endpoint of its specification finds wrong with an answer; empty when it keeps to it. */
export function faults(path: string, value: unknown, at: string): string[] {
  const validate = ajv.getSchema(schemaOf(path))
  if (!validate) throw new Error(`no schema for ${path}`)
  return validate(value) ? [] : (validate.errors ?? []).map(error => `${at} ${error.instancePath} ${error.message}`)
}

export const LISTS = Object.keys(spec.paths).filter(path => path !== '/' && !path.includes('{id}'))
