import { classes } from './classes.ts'
import { Icon, NhsLogo } from './icons.tsx'

export type NavItem = { href: string; label: string; current?: boolean }
export type SignedIn = { name: string; role: string }

function Account({ signedIn }: { signedIn: SignedIn | undefined }) {
  return (
    <nav className="nhsuk-header__account" aria-label="Account">
      <ul className="nhsuk-header__account-list">
        {signedIn && (
          <li className="nhsuk-header__account-item">
            <Icon name="user" />
            {signedIn.name}
            {signedIn.role && `, ${signedIn.role}`}
          </li>
        )}
        <li className="nhsuk-header__account-item">
          {signedIn ? (
            <form className="nhsuk-header__account-form" action="/sign-out" method="post" noValidate data-sign-out="">
              <button className="nhsuk-header__account-button">Sign out</button>
            </form>
          ) : (
            <a className="nhsuk-header__account-link" href="/sign-in">
              Sign in
            </a>
          )}
        </li>
      </ul>
    </nav>
  )
}

function Navigation({ nav }: { nav: readonly NavItem[] }) {
  return (
    <nav className="nhsuk-header__navigation" aria-label="Menu">
      <div className="nhsuk-header__navigation-container nhsuk-width-container">
        <ul className="nhsuk-header__navigation-list">
          {nav.map(item => (
            <li key={item.href} className={classes('nhsuk-header__navigation-item', item.current && 'nhsuk-header__navigation-item--current')}>
              <a className="nhsuk-header__navigation-link" href={item.href} aria-current={item.current ? 'true' : undefined}>
                {item.current ? <strong className="nhsuk-header__navigation-item-current-fallback">{item.label}</strong> : item.label}
              </a>
            </li>
          ))}
          <li className="nhsuk-header__menu" hidden>
            <button className="nhsuk-header__menu-toggle nhsuk-header__navigation-link" id="toggle-menu" aria-expanded="false">
              <span className="nhsuk-u-visually-hidden">Browse </span>More
            </button>
          </li>
        </ul>
      </div>
    </nav>
  )
}

/** The NHS header, with the service's name, who is signed in and the main places to go. */
export function Header({ signedIn, nav }: { signedIn: SignedIn | undefined; nav: readonly NavItem[] }) {
  return (
    <header className="nhsuk-header" data-module="nhsuk-header" role="banner">
      <div className="nhsuk-header__container nhsuk-width-container">
        <div className="nhsuk-header__service">
          <a className="nhsuk-header__service-logo" href="/" aria-label="NHS Kith homepage">
            <NhsLogo />
            <span className="nhsuk-header__service-name">Kith</span>
          </a>
        </div>
        <Account signedIn={signedIn} />
      </div>
      {nav.length > 0 && <Navigation nav={nav} />}
    </header>
  )
}

/**
 * Help now, on every page. Where a person may be watched at home it carries a way to
 * leave quickly: a plain link, which the script also takes out of the browser's history.
 */
export function CrisisHelp({ canLeave }: { canLeave: boolean }) {
  return (
    <section className={classes('kith-crisis', canLeave && 'kith-crisis--leave')} aria-label="Help now">
      <div className="nhsuk-width-container kith-crisis__inner">
        <p className="kith-crisis__words">
          <a className="kith-crisis__link" href="/crisis">
            Need help now?
          </a>{' '}
          <span className="kith-crisis__numbers">
            Call <a href="tel:999">999</a>, <a href="tel:111">111 option 2</a> or <a href="tel:116123">Samaritans 116 123</a>
          </span>
        </p>
        {canLeave && (
          <div className="kith-leave">
            <a className="kith-leave__help" href="/crisis">
              Help now
            </a>
            <a className="kith-leave__link" href="https://www.bbc.co.uk/weather" rel="nofollow noreferrer" data-leave="">
              Leave this page quickly
            </a>
          </div>
        )}
      </div>
    </section>
  )
}

const footerLinks = [
  ['/crisis', 'Help in a crisis'],
  ['/accessibility', 'Accessibility statement'],
  ['/privacy', 'Privacy'],
  ['/about', 'About Kith'],
] as const

export function Footer() {
  return (
    <footer className="nhsuk-footer" role="contentinfo">
      <div className="nhsuk-width-container">
        <div className="nhsuk-footer__meta">
          <h2 className="nhsuk-u-visually-hidden">Support links</h2>
          <ul className="nhsuk-footer__list">
            {footerLinks.map(([href, text]) => (
              <li key={href} className="nhsuk-footer__list-item">
                <a className="nhsuk-footer__list-item-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
          <p className="nhsuk-body-s">
            Contains public sector information licensed under the{' '}
            <a className="nhsuk-footer__list-item-link" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
              Open Government Licence v3.0
            </a>
            .
          </p>
        </div>
      </div>
    </footer>
  )
}
