import { defineConfig, devices } from '@playwright/test'

const port = Number(process.env.KITH_STORY_PORT ?? 3187)
// Each run keeps its own database, so that two at once do not pull it from under one another.
const data = `.kith-stories-${port}`
// A PostgreSQL to keep the stories' Kith on; the embedded database when none is named.
const server = process.env.KITH_STORY_DATABASE
// While a story is being written, it may be told to a Kith that is already running.
const reuse = process.env.KITH_STORY_REUSE === '1'

const WALKS = /walk-[\w-]+\.story\.ts$/
const chrome = { ...devices['Desktop Chrome'], channel: undefined }

export default defineConfig({
  testDir: 'test/stories',
  testMatch: '*.story.ts',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // Each story makes its own people, so that two at once do not meet.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // How long each took, where somebody reads it afterwards.
  reporter: [[process.env.CI ? 'list' : 'line']],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
    },
    trace: 'off',
    actionTimeout: 15_000,
  },
  projects: [
    // The walks come first: they see the demonstration as it was built, the same pages every time.
    { name: 'walks', testMatch: WALKS, use: chrome },
    { name: 'stories', testIgnore: WALKS, use: chrome, dependencies: ['walks'] },
  ],
  webServer: [
    // Letters go to a post box that a story can open.
    { command: `node test/stories/post-box.mjs ${port + 1000} ${port + 2000}`, url: `http://127.0.0.1:${port + 2000}/`, reuseExistingServer: reuse },
    {
      // Whole before anybody looks: boards that fill up behind the running service would be other boards each time.
      command: `rm -rf ${data} && node bin/kith.mjs demo && exec node bin/kith.mjs serve`,
      url: `http://localhost:${port}/health/ready`,
      env: {
        PORT: String(port),
        KITH_DATA: data,
        ...(server ? { DATABASE_URL: server, KITH_DEMO: '1' } : {}),
        KITH_LOG: 'error',
        KITH_LIMITS: '0',
        KITH_CALL_AFTER_MINUTES: '0.1',
        KITH_SMTP_URL: `smtp://127.0.0.1:${port + 1000}`,
      },
      timeout: 180_000,
      reuseExistingServer: reuse,
      stderr: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
})
