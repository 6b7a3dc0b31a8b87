import { Heading, TaskList } from '../../../ui/index.ts'
import type { Part } from '../part.ts'
import { PartPage } from './part-page.tsx'

export interface PartState {
  path: string
  own: string
  work: string
  status: string
}

/** The parts of what is kept about somebody, each with how far it is. */
export function IndexPage({ part, parts }: { part: Part; parts: PartState[] }) {
  return (
    <PartPage part={part} title="About me" back={part.own ? '/my' : `/people/${part.personId}`}>
      <Heading>{part.own ? 'About me' : 'About this person'}</Heading>
      <p>
        {part.own
          ? 'Change any of these whenever you like. Nothing here has to be filled in.'
          : 'Fill these in together, in any order. None of it has to be filled in.'}
      </p>
      <TaskList tasks={parts.map(({ path, own, work, status }) => ({ id: path.slice(1), href: part.base + path, title: part.own ? own : work, status }))} />
    </PartPage>
  )
}
