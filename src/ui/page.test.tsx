import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  assetAt,
  assetFiles,
  assetPath,
  Button,
  DateField,
  emptyForm,
  type Face,
  Form,
  type FormState,
  formatNhsNumber,
  Page,
  PersonBanner,
  Radios,
  render,
  TextArea,
  TextField,
  Timeline,
  WaitLine,
} from './index.ts'

const faces: readonly Face[] = ['public', 'person', 'work']

const wrong: FormState = {
  values: { name: '<b>Sam</b>', 'born-day': '31', 'born-month': '', 'born-year': '1990', how: 'text' },
  errors: {
    name: 'Enter a name',
    born: 'Date of birth must include a month',
    how: 'Choose how',
    form: 'Someone else has changed this',
  },
}

function fullPage(face: Face, form: FormState = emptyForm()): string {
  return render(
    <Page
      title="Ask for help"
      face={face}
      form={form}
      demo
      signedIn={{ name: 'Sam', role: 'Key worker' }}
      nav={[{ href: '/a', label: 'A', current: true }]}
      banner={
        <PersonBanner preferredName="Jo" because="you are on their care team" phone="07700 900362" contactRules={['Text first']} needs={['Large print']} />
      }
    >
      <Form action="/ask" autosave={{ url: '/ask/draft' }}>
        <TextField form={form} name="name" label="Name" />
        <DateField form={form} name="born" label="Date of birth" />
        <Radios
          form={form}
          name="how"
          label="How"
          items={[
            { value: 'phone', label: 'Phone' },
            {
              value: 'text',
              label: 'Text',
              conditional: <TextField form={form} name="number" label="Number" />,
            },
          ]}
        />
        <TextArea form={form} name="story" label="Story" />
        <Button>Save</Button>
      </Form>
      <WaitLine
        label="Wait"
        steps={[
          { title: 'Asked', state: 'done' },
          { title: 'Meeting', state: 'current' },
          { title: 'Plan', state: 'later' },
        ]}
      />
      <Timeline entries={[{ when: '1 May', title: 'Asked' }]} />
    </Page>,
  )
}

describe.each(faces)('every %s page', face => {
  const html = fullPage(face)

  it('has crisis help one press away, with numbers that ring', () => {
    const help = /<section class="kith-crisis[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
    expect(help).toContain('href="/crisis"')
    for (const number of ['999', '111', '116123']) expect(help).toContain(`href="tel:${number}"`)
  })

  it('lets people skip to the main part', () => {
    expect(html.indexOf('href="#maincontent"')).toBeGreaterThan(0)
    expect(html.indexOf('href="#maincontent"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toMatch(/<main[^>]* id="maincontent"/)
  })

  it('has no inline style or script, and asks no other host for anything', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/<style/)
    expect(html).not.toMatch(/\son[a-z]+=/)
    expect([...html.matchAll(/<script[^>]*>([^<]*)/g)].map(([, inside]) => inside)).toEqual(['', ''])
    expect([...html.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)].every(([, address]) => assetAt(address ?? ''))).toBe(true)
  })

  it('says that everyone in the demonstration is made up', () => {
    expect(html).toContain('Demonstration: every person here is fictional')
  })
})

it('offers a plain link for leaving quickly to people, not to workers', () => {
  expect(fullPage('public')).toMatch(/href="https:\/\/www.bbc.co.uk\/weather"[^>]*data-leave/)
  expect(fullPage('person')).toContain('Leave this page quickly')
  expect(fullPage('work')).not.toContain('data-leave')
})

it('keeps search engines away from everything that is not public', () => {
  expect(fullPage('public')).not.toContain('noindex')
  expect(fullPage('person')).toContain('noindex')
  expect(fullPage('work')).toContain('noindex')
})

describe('a page whose form came back', () => {
  const html = fullPage('public', wrong)

  it('says so in the title, before all else', () => {
    expect(html).toContain('<title>Error: Ask for help - Kith</title>')
    expect(fullPage('public')).toContain('<title>Ask for help - Kith</title>')
  })

  it('lists each error in order, linked to something that exists', () => {
    const summary = /<div class="nhsuk-error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''
    const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets).toEqual(['name', 'born-day', 'how'])
    for (const id of targets) expect(html).toMatch(new RegExp(`<input[^>]* id="${id}"`))
    expect(summary).toContain('<li>Someone else has changed this</li>')
    expect(html.indexOf('nhsuk-error-summary')).toBeGreaterThan(html.indexOf('<main'))
  })

  it('keeps everything that was typed, as text', () => {
    expect(html).toContain('value="&lt;b&gt;Sam&lt;/b&gt;"')
    expect(html).toMatch(/id="born-day"[^>]*value="31"/)
    expect(html).toMatch(/id="how-2"[^>]*checked=""[^>]*value="text"/)
  })

  it('puts each error beside its field', () => {
    expect(html).toMatch(/id="name-error"[^>]*>.*?Enter a name/)
    expect(html).toMatch(/aria-describedby="name-error"/)
  })
})

it('shows a stored date in its three boxes', () => {
  const html = renderToStaticMarkup(<DateField form={emptyForm({ born: '1990-03-07' })} name="born" label="Born" />)
  expect([...html.matchAll(/value="(\d+)"/g)].map(([, value]) => value)).toEqual(['7', '3', '1990'])
})

describe('the banner about a person', () => {
  const html = renderToStaticMarkup(
    <PersonBanner
      preferredName="Jo"
      nhsNumber="9991234567"
      phone="07700 900362"
      contactRules={['Never leave a voicemail']}
      needs={['Large print']}
      because="you are on their care team"
      heldBy={{ kind: 'duty team', name: 'Aire duty team', deadline: '4pm on Friday' }}
    />,
  )

  it('puts needs and contact rules before any number', () => {
    expect(html.indexOf('Large print')).toBeLessThan(html.indexOf('07700'))
    expect(html.indexOf('Never leave a voicemail')).toBeLessThan(html.indexOf('07700'))
  })

  it('says who holds this, until when, and why the reader may see it', () => {
    expect(html).toContain('Aire duty team')
    expect(html).toContain('Someone to be named by 4pm on Friday')
    expect(html).toContain('You can see this because you are on their care team.')
  })

  it('writes NHS numbers the way they are read out', () => {
    expect(html).toContain('999 123 4567')
    expect(formatNhsNumber('999 1234567')).toBe('999 123 4567')
    expect(formatNhsNumber('12')).toBe('12')
    expect(renderToStaticMarkup(<PersonBanner preferredName="Jo" because="it is you" />)).toContain('no NHS number yet')
  })
})

describe('static files', () => {
  const text = (name: string) => new TextDecoder().decode(assetAt(assetPath(name))?.body)

  it('ask no other host for fonts or anything else', () => {
    for (const name of ['nhsuk.css', 'kith.css']) expect(text(name)).not.toMatch(/url\(["']?https?:/)
    expect(text('nhsuk.css')).not.toContain('@font-face')
  })

  it('name one another by paths that are served', () => {
    const named = [...text('nhsuk.css').matchAll(/\/assets\/[\w./-]+/g), ...text('boot.js').matchAll(/\/assets\/[\w./-]+/g)].map(([path]) => path)
    expect(named.length).toBeGreaterThan(4)
    for (const path of named) expect(assetAt(path), path).toBeDefined()
  })

  it('come to a phone in 100 kB with a full page', () => {
    const scriptsAndStyles = assetFiles()
      .filter(asset => /\.(css|js)$/.test(asset.path))
      .reduce((sum, asset) => sum + (asset.gzip ?? asset.body).length, 0)
    // What is left is for the page itself.
    expect(scriptsAndStyles).toBeLessThan(64_000)
  })
})
