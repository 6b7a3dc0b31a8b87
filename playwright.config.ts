import { defineConfig, devices } from '@playwright/test'

const port = Number(process.env.KITH_STORY_PORT ?? 3187)

export default defineConfig({
  testDir: 'test/stories',
  testMatch: '*.story.ts',
  timeout: 90_000,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['line']],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'] },
    trace: 'off',
  },
  projects: [{ name: 'stories', use: { ...devices['Desktop Chrome'], channel: undefined } }],
  webServer: {
    command: 'rm -rf .kith-stories && node bin/kith.mjs serve',
    url: `http://localhost:${port}/health/ready`,
    env: { PORT: String(port), KITH_DATA: '.kith-stories', KITH_LOG: 'error' },
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
})
