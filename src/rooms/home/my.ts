import type { Person } from '../people/index.ts'

/** What to greet somebody with: how they wish to be addressed when that is a name, else the name they go by. */
export function greetingName({ howToAddress, preferredName, givenName }: Pick<Person, 'howToAddress' | 'preferredName' | 'givenName'>): string {
  const isName = howToAddress !== null && howToAddress.length <= 40 && !/[.,;:!?]/.test(howToAddress)
  return isName ? howToAddress : (preferredName ?? givenName)
}
