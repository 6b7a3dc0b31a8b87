import type { ReactNode } from 'react'
import { whatIsAnswered } from './answering.tsx'
import { assetPath } from './assets.ts'
import { classes } from './classes.ts'
import { InsetText, NotificationBanner } from './display.tsx'
import { ErrorSummary } from './form.tsx'
import { type FormState, hasErrors } from './form-state.ts'
import { CrisisHelp, Footer, Header, type NavItem, type SignedIn } from './frame-parts.tsx'
import { KeptBeside } from './given-back.tsx'
import { BackLink, Breadcrumb } from './navigation.tsx'

export type Face = 'public' | 'person' | 'work'

export type PageProps = {
  /** Neutral words for the browser tab; never a person's name, because screens are shared. */
  title: string
  face: Face
  signedIn?: SignedIn | undefined
  nav?: readonly NavItem[] | undefined
  back?: { href: string; label?: string } | undefined
  breadcrumb?: readonly { href: string; label: string }[] | undefined
  /** The page's form: its errors prefix the title and open the page. */
  form?: FormState | undefined
  /** What has just been done, in plain words. */
  notice?: string | undefined
  /** True in the demonstration, where every person is made up. */
  demo?: boolean | undefined
  width?: 'two-thirds' | 'full'
  /** Right-hand column; below the main one on a phone. */
  beside?: ReactNode
  /** Above the columns, such as the `PersonBanner`. */
  banner?: ReactNode
  children: ReactNode
}

function Head({ title, face }: { title: string; face: Face }) {
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#005eb8" />
      {face !== 'public' && <meta name="robots" content="noindex, nofollow" />}
      <link rel="icon" href={assetPath('images/favicon.ico')} sizes="48x48" />
      <link rel="icon" href={assetPath('images/favicon.svg')} sizes="any" type="image/svg+xml" />
      <link rel="apple-touch-icon" href={assetPath('images/nhsuk-icon-180.png')} />
      <link rel="stylesheet" href={assetPath('nhsuk.css')} />
      <link rel="stylesheet" href={assetPath('kith.css')} />
      <script type="module" src={assetPath('boot.js')} />
      <script type="module" src={assetPath('autosave.js')} />
    </head>
  )
}

/** Errors first, then what was done, then the page, with the column beside it where there is one. */
function Main({ form, notice, width, beside, children }: Pick<PageProps, 'form' | 'notice' | 'beside' | 'children'> & { width: 'two-thirds' | 'full' }) {
  const content = (
    <>
      {form && <ErrorSummary form={form} />}
      {notice && !hasErrors(form) && <NotificationBanner kind="success" heading={notice} />}
      <KeptNotice />
      {children}
      <KeptBeside />
    </>
  )
  if (width === 'full' && !beside) return content
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">{content}</div>
      {beside && <div className="nhsuk-grid-column-one-third kith-beside">{beside}</div>}
    </div>
  )
}

/** Says at the top that words came back; they stand in their form, or at the end of the page. */
function KeptNotice() {
  if (!whatIsAnswered()?.kept?.length) return null
  return (
    <InsetText>
      <p>
        Your sign-in had ended, so what you wrote was not saved. It is on this page: <a href="#kept">go to what you wrote</a>, read it and save it.
      </p>
    </InsetText>
  )
}

/** The whole document. Every page is one `Page`; crisis help is one press away on each. */
export function Page(props: PageProps) {
  const { face, form, back, breadcrumb, banner, width = face === 'work' ? 'full' : 'two-thirds' } = props
  const about = whatIsAnswered()
  about?.seen?.clear()
  const title = `${hasErrors(form) ? 'Error: ' : ''}${props.title} - Kith`
  return (
    <html lang="en">
      <Head title={title} face={face} />
      <body className={`kith kith--${face}`} data-account={about?.account || undefined}>
        <a className="nhsuk-skip-link" data-module="nhsuk-skip-link" href="#maincontent">
          Skip to main content
        </a>
        <Header signedIn={props.signedIn} nav={props.nav ?? []} />
        <CrisisHelp canLeave={face !== 'work'} />
        {props.demo && (
          <section className="kith-demo" aria-label="Demonstration">
            <p className="nhsuk-width-container">Demonstration: every person here is fictional</p>
          </section>
        )}
        {banner}
        <div className="nhsuk-width-container">
          {breadcrumb ? (
            <Breadcrumb items={breadcrumb} />
          ) : (
            back && (
              <nav aria-label="Back">
                <BackLink href={back.href}>{back.label ?? 'Back'}</BackLink>
              </nav>
            )
          )}
          <main className={classes('nhsuk-main-wrapper', (back || breadcrumb || banner) && 'nhsuk-main-wrapper--s')} id="maincontent">
            <Main form={form} notice={props.notice} width={width} beside={props.beside}>
              {props.children}
            </Main>
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}
