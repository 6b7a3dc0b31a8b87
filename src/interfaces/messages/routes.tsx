import { frame } from '../../access/index.ts'
import { page, type Route, see } from '../../core/route.ts'
import { bannerFor } from '../../rooms/people/index.ts'
import { Heading, Page, PersonBanner, render } from '../../ui/index.ts'
import { messagesPanel, OwnMessages, WorkerMessages } from './panels.tsx'
import { serviceRoutes } from './routes-service.tsx'
import { messagesTo, ownMessages } from './store.ts'

export const routes: Route[] = [
  ...serviceRoutes,

  see('/my/messages', { may: 'my-kith.see', audit: 'own messages read' }, async (caller, ask) => {
    const messages = caller.actor.personId ? await messagesTo(caller, caller.actor.personId) : []
    return page(
      render(
        <Page {...frame(ask.identity, ask.path)} title="Messages">
          <Heading>Messages</Heading>
          <p>Outside Kith we only ever say that you have a message, in the way and at the times you chose.</p>
          <OwnMessages messages={messages} />
        </Page>,
      ),
    )
  }),

  see('/messages', { may: 'signed-in', audit: 'own messages read' }, async (caller, ask) => {
    const messages = await ownMessages(caller)
    return page(
      render(
        <Page {...frame(ask.identity, ask.path)} title="Messages" width="two-thirds">
          <Heading>Messages</Heading>
          <WorkerMessages messages={messages} />
        </Page>,
      ),
    )
  }),

  see('/people/:person/messages', { may: 'record.see', audit: 'messages looked at' }, async (caller, ask) => {
    const person = ask.params.person!
    const banner = await bannerFor(caller, person)
    const panel = await messagesPanel(caller, person)
    return page(
      render(
        <Page
          {...frame(ask.identity, ask.path)}
          title="Messages"
          banner={<PersonBanner {...banner} />}
          back={{ href: `/people/${person}`, label: 'Back to the record' }}
        >
          <Heading>Messages</Heading>
          <p>What went to this person, by which way, and what could not be sent and needs telling another way.</p>
          {panel ?? <p>No messages yet.</p>}
        </Page>,
      ),
    )
  }),
]
