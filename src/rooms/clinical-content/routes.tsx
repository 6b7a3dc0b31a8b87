import { frame } from '../../access/index.ts'
import { NotFound } from '../../core/errors.ts'
import { page, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { contentList } from './actions.ts'
import { ContentListPage, ContentPage } from './pages/content.tsx'
import { informationRoutes } from './routes-information.tsx'
import { readListings } from './store.ts'

export const routes: Route[] = [
  ...informationRoutes,
  see('/content', { may: 'content.see', audit: 'none' }, async (caller, ask) =>
    page(render(<ContentPage framed={frame(ask.identity, ask.path)} listings={await readListings(caller)} />)),
  ),
  see('/content/:list', { may: 'content.see', audit: 'none' }, async (caller, ask) => {
    const listing = (await readListings(caller)).find(one => one.list === ask.params.list)
    if (!listing) throw new NotFound()
    return page(render(<ContentListPage framed={frame(ask.identity, '/content')} listing={listing} items={await contentList(caller, listing.list)} />))
  }),
]
