/** The file as a whole could not be read; nothing was loaded. The message tells an operator what to do. */
export class UnreadableFile extends Error {}
