import { Button, ButtonLink, Checkboxes, Details, Form, type FormState, Heading, InsetText, TextArea } from '../../../ui/index.ts'
import { ABOUT_PARTS, ABOUT_WORDS, type AboutMe } from '../about.ts'
import type { Part } from '../part.ts'
import { Clash, Follows, PartPage, Words, WrittenBy } from './part-page.tsx'

/** About me as everybody reads it; parts left empty are not shown. */
export function AboutWords({ about, level = 2 }: { about: AboutMe; level?: 2 | 3 }) {
  return (
    <>
      {ABOUT_PARTS.filter(part => about[part]).map(part => (
        <section key={part}>
          <Heading level={level} size="s">
            {ABOUT_WORDS[part].own}
          </Heading>
          <Words text={about[part]} />
        </section>
      ))}
    </>
  )
}

export function AboutPage({ part, versions }: { part: Part; versions: AboutMe[] }) {
  const [now, ...before] = versions
  return (
    <PartPage part={part} title="About me">
      <Heading>About me</Heading>
      {now ? (
        <>
          <AboutWords about={now} />
          <WrittenBy written={now} own={part.own} readBack />
        </>
      ) : (
        <p>
          {part.own
            ? 'You have not written anything yet. It is the first thing anyone who helps you will read.'
            : 'Nothing has been written yet. Offer to write it down together, in their words.'}
        </p>
      )}
      {part.mayWrite && <ButtonLink href={`${part.base}/about/change`}>{part.own ? 'Write or change this' : 'Write this down with them'}</ButtonLink>}
      {before.length > 0 && (
        <Details summary="What was written before">
          {before.map(version => (
            <div key={version.id}>
              <WrittenBy written={version} own={part.own} readBack />
              <AboutWords about={version} level={3} />
            </div>
          ))}
        </Details>
      )}
    </PartPage>
  )
}

export function AboutFormPage({ part, form, follows, newer }: { part: Part; form: FormState; follows: string | undefined; newer?: AboutMe | undefined }) {
  return (
    <PartPage part={part} title="Write about me" form={form} back={`${part.base}/about`}>
      <Heading>{part.own ? 'About me, in my own words' : 'About me, in their own words'}</Heading>
      {newer && <Clash newer={<AboutWords about={newer} level={3} />} />}
      <p>
        {part.own
          ? 'Write as much or as little as you like. You can leave any part empty and come back. Everyone who helps you reads this first.'
          : 'Write what they say the way they say it. Then read it back.'}
      </p>
      <Form action={`${part.base}/about`}>
        <Follows form={form} id={follows} newer={newer !== undefined} />
        {ABOUT_PARTS.map(name => (
          <TextArea key={name} form={form} name={name} label={ABOUT_WORDS[name].own} hint={ABOUT_WORDS[name].hint} rows={3} />
        ))}
        {!part.own && (
          <Checkboxes
            form={form}
            name="readBack"
            label="Read it back"
            items={[{ value: 'yes', label: 'I read this back to them, and they said it is right' }]}
          />
        )}
        <Button>Save</Button>
      </Form>
      {part.own && (
        <InsetText>
          <p>Everyone on your care team can read this. Leave out what is only for some; you can tell them yourself.</p>
        </InsetText>
      )}
    </PartPage>
  )
}
