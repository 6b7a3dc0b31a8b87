import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A change of one file, in places counted from 1. */
export interface Change {
  file: string
  start: { line: number; column: number }
  end: { line: number; column: number }
  replacement: string
}

/** The text with the change in it. */
export function changed(text: string, { start, end, replacement }: Omit<Change, 'file'>): string {
  const lines = text.split('\n')
  const at = ({ line, column }: Change['start']) => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  return text.slice(0, at(start)) + replacement + text.slice(at(end))
}

/**
 * Whether a change still keeps to the types, as `kith check` asks for: one that does not never reaches a test. A name that is
 * no longer used counts as kept to. Works on a copy of the sources below `folder`.
 */
export function typesOf(root: string, folder: string): (change: Change) => boolean {
  const copy = join(folder, 'types')
  mkdirSync(copy, { recursive: true })
  for (const path of ['src', 'bench', 'test', 'tsconfig.json', 'vitest.config.ts', 'playwright.config.ts', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', join(folder, 'types.json')]
  const keeps = () =>
    spawnSync(process.execPath, [...tsc, '--noUnusedLocals', 'false', '--noUnusedParameters', 'false'], { cwd: copy, stdio: 'ignore' }).status === 0
  if (!keeps()) throw new Error('The sources do not keep to their types: npx kith check')
  return change => {
    const file = join(copy, change.file)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, changed(text, change))
    try {
      return keeps()
    } finally {
      writeFileSync(file, text)
    }
  }
}
