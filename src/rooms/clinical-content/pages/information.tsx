import type { Frame } from '../../../access/index.ts'
import { ButtonGroup, classes, Heading, InsetText, Lede, List, Muted, Page, PageScript, Picture, PrintButton, ScriptButton } from '../../../ui/index.ts'
import type { InformationText } from '../information.ts'

/** Everything there is to read, for everybody. */
export function InformationPage({ framed, texts }: { framed: Frame; texts: readonly InformationText[] }) {
  return (
    <Page {...framed} title="Good to know">
      <Heading>Good to know</Heading>
      <Lede>Plain words about minds, help and medicines. Each can be read in easy words with pictures, printed, made large or read aloud.</Lede>
      <List
        kind="plain"
        items={texts.map(one => (
          <>
            <Heading level={2} size="s">
              <a href={`/information/${one.code}`}>{one.title}</a>
            </Heading>
            <p>{one.summary}</p>
          </>
        ))}
      />
    </Page>
  )
}

const nameOf = (language: string): string => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

/** One text, in plain or easy words, in usual or large letters. */
export function InformationTextPage({ framed, text, easy, large }: { framed: Frame; text: InformationText; easy: boolean; large: boolean }) {
  return (
    <Page {...framed} title={text.title} back={{ href: '/information', label: 'Good to know' }}>
      <div className={classes(large && 'kith-reading--large')} lang={text.language} data-read-aloud="">
        <Heading>{text.title}</Heading>
        <Ways text={text} easy={easy} large={large} />
        {easy ? <EasyWords text={text} /> : <Whole text={text} />}
      </div>
      {!text.checked && (
        <InsetText>
          <p>Nobody answerable for clinical content here has checked this text yet. Ask your team if you are not sure.</p>
        </InsetText>
      )}
      <p>
        <Muted>{text.source}.</Muted>
      </p>
      <p>
        Would you like this in another language, in sign language or on paper? <a href="/help">Ask us</a>.
      </p>
      <PageScript name="read-aloud.js" />
    </Page>
  )
}

// How else it can be read: links, so that they take little room on a phone.
function Ways({ text, easy, large }: { text: InformationText; easy: boolean; large: boolean }) {
  const plain = `/information/${text.code}`
  const path = easy ? `${plain}/easy` : plain
  const language = text.language === 'en' ? '' : `language=${text.language}`
  const at = (to: string, ...fields: string[]) => [to, fields.filter(Boolean).join('&')].filter(Boolean).join('?')
  return (
    <div className="kith-reading__ways" lang="en">
      <p className="kith-howfar">
        <a href={at(easy ? plain : `${plain}/easy`, language)}>{easy ? 'The whole text' : 'Easy words and pictures'}</a>
        <a href={at(path, language, large ? '' : 'size=large')}>{large ? 'Usual letters' : 'Large letters'}</a>
        {text.others.map(other => (
          <a key={other} href={at(path, other === 'en' ? '' : `language=${other}`)} lang={other} hrefLang={other}>
            {nameOf(other)}
          </a>
        ))}
      </p>
      <ButtonGroup>
        <ScriptButton does="read-aloud">Read it to me</ScriptButton>
        <PrintButton>Print</PrintButton>
      </ButtonGroup>
    </div>
  )
}

function EasyWords({ text }: { text: InformationText }) {
  return (
    <ul className="kith-easy">
      {text.easyRead.map(({ picture, words }) => (
        <li key={words}>
          <Picture name={picture} />
          <p>{words}</p>
        </li>
      ))}
    </ul>
  )
}

function Whole({ text }: { text: InformationText }) {
  return (
    <>
      <Lede>{text.summary}</Lede>
      {text.sections.map(({ heading, words, points }) => (
        <section key={heading}>
          <Heading level={2}>{heading}</Heading>
          {words.slice(0, 1).map(one => (
            <p key={one}>{one}</p>
          ))}
          {points.length > 0 && <List items={points} />}
          {words.slice(1).map(one => (
            <p key={one}>{one}</p>
          ))}
        </section>
      ))}
    </>
  )
}
