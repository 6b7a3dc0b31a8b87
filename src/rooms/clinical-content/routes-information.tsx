import { frame } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, page, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { contentList } from './actions.ts'
import { informationFrom } from './information.ts'
import { InformationPage, InformationTextPage } from './pages/information.tsx'

const OPEN = { may: 'open', audit: 'none' } as const

async function one(caller: Caller, ask: Ask, easy: boolean) {
  const item = (await contentList(caller, 'information')).find(text => text.code === ask.params.code)
  const text = item && informationFrom(item, ask.query.get('language') ?? 'en')
  if (!text) throw new NotFound()
  return page(render(<InformationTextPage framed={frame(ask.identity, '/information')} text={text} easy={easy} large={ask.query.get('size') === 'large'} />))
}

/** What anybody may read, with or without a sign-in. Nothing is kept of who reads what. */
export const informationRoutes: Route[] = [
  see('/information', OPEN, async (caller, ask) => {
    const texts = (await contentList(caller, 'information')).flatMap(item => informationFrom(item) ?? [])
    return page(render(<InformationPage framed={frame(ask.identity, ask.path)} texts={texts} />))
  }),
  see('/information/:code', OPEN, (caller, ask) => one(caller, ask, false)),
  see('/information/:code/easy', OPEN, (caller, ask) => one(caller, ask, true)),
]
