/** What to greet somebody with: how they wish to be addressed when that is a name, and the name they go by when it is a sentence. */
export const greetingName = (address: string | undefined, name: string): string =>
  address && address.length <= 40 && !/[.,;:!?]/.test(address) ? address : name
