/** The parts of About me, in the order everybody reads them (R001); last, the early signs somebody knows in themselves (R018). */
export const ABOUT_PARTS = ['likes', 'needs', 'hard', 'matters', 'speak', 'signs'] as const
export type AboutPart = (typeof ABOUT_PARTS)[number]

export const ABOUT_WORDS: Record<AboutPart, { own: string; work: string; hint: string }> = {
  likes: { own: 'What I like', work: 'What I like', hint: 'People, places, music, food, things you do' },
  needs: { own: 'What I need', work: 'What I need', hint: 'What helps on an ordinary day, and on a bad one' },
  hard: { own: 'What has been hard', work: 'What has been hard', hint: 'As much or as little as you want people to know' },
  matters: { own: 'What matters to me', work: 'What matters to me', hint: 'What you hope for, and what you will not give up' },
  speak: { own: 'How I like to be spoken to', work: 'How I like to be spoken to', hint: 'Names, pace, jokes or none, straight to the point or slowly' },
  signs: {
    own: 'Early signs that I am getting worse',
    work: 'Early signs that I am getting worse',
    hint: 'What you or people close to you notice first, and what helps then',
  },
}

/** Who wrote a version: the person, or a worker who read it back to them. */
export interface Written {
  id: string
  writtenAt: Date
  authorWorkerId: string | null
  authorName: string
}

export type AboutMe = Written & Record<AboutPart, string>

export const DESCRIPTION_PARTS = ['ethnicity', 'language', 'gender', 'beliefs'] as const
export type DescriptionPart = (typeof DESCRIPTION_PARTS)[number]
export const DESCRIPTION_WORDS: Record<DescriptionPart, { label: string; hint: string }> = {
  ethnicity: { label: 'Ethnicity or heritage', hint: 'For example: Black British, Bangladeshi, Irish Traveller, White and Asian' },
  language: { label: 'Languages', hint: 'What you speak at home and what you like to use with us' },
  gender: { label: 'Gender', hint: 'In your own words' },
  beliefs: { label: 'Faith or beliefs', hint: 'And anything we should think of because of them' },
}

/** How the person describes themselves; each part may be empty or one they prefer not to say. */
export type SelfDescription = Written & Record<DescriptionPart, string> & { preferNot: DescriptionPart[] }
