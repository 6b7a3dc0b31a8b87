import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/*.test.ts'],
    // Generous: what is asserted is never how fast a busy machine is.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // One process for many files: the application and the embedded database are read and made ready once, not for each.
    isolate: false,
    env: { KITH_ROOT: import.meta.dirname, KITH_LOG: 'silent' },
  },
})
