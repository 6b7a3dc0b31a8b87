import { frame } from '../../access/index.ts'
import { page, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { AboutPage, HowWeWorkPage } from './pages/about.tsx'
import { AccessibilityPage } from './pages/accessibility.tsx'
import { PrivacyPage } from './pages/privacy.tsx'
import { StartPage } from './pages/start.tsx'

const OPEN = { may: 'open', audit: 'none' } as const

/** Pages that ask nothing, keep nothing, and are the same for everyone. */
export const publicRoutes: Route[] = [
  see('/', OPEN, async (_, ask) => {
    const face = frame(ask.identity, ask.path)
    const own = ask.identity.kind === 'account' ? face.nav?.[0] : undefined
    return page(render(<StartPage {...face} own={own} />))
  }),
  see('/about', OPEN, async (_, ask) => page(render(<AboutPage {...frame(ask.identity, ask.path, 'public')} />))),
  see('/how-we-work', OPEN, async (_, ask) => page(render(<HowWeWorkPage {...frame(ask.identity, ask.path, 'public')} />))),
  see('/privacy', OPEN, async (_, ask) => page(render(<PrivacyPage {...frame(ask.identity, ask.path, 'public')} />))),
  see('/accessibility', OPEN, async (_, ask) => page(render(<AccessibilityPage {...frame(ask.identity, ask.path, 'public')} />))),
]
