/** What every place of the demonstration has: fictional services on real ground, each with the words of its public page. */
export interface ServiceTemplate {
  code: string
  kind: string
  /** `{place}` becomes the place's name. */
  name: string
  /** Who runs it: the trust, the council, the university, or a fictional charity of this name. */
  by: 'trust' | 'council' | 'university' | { charity: string }
  does: string
  doesNot: string
  forWhom: string
  howLong: string
  firstMeeting: string
  gettingHere: string
  openHours: string
  waysIn: string[]
  frontDoor?: boolean
  answerWithinHours?: number
  /** Only in these places; everywhere when left out. */
  onlyIn?: string[]
}

const OFFICE = 'Monday to Friday, 9am to 5pm'
const LATE = 'Monday to Thursday, 9am to 8pm; Friday, 9am to 5pm'
const SELF = ['phone', 'online', 'walk_in', 'letter']

export const SERVICES: readonly ServiceTemplate[] = [
  {
    code: 'crisis', kind: 'crisis', name: '{place} crisis team', by: 'trust', answerWithinHours: 4, openHours: 'Every day, day and night', waysIn: ['phone', 'text'],
    does: 'Talks with you straight away, comes to see you where you are, and helps you and the people close to you through the next hours and days.',
    doesNot: 'If somebody is badly hurt or a life is in danger, call 999 first.', forWhom: 'Anyone who cannot wait until tomorrow, and anyone worried about somebody else.',
    howLong: 'We answer the phone at any hour. If we need to see you, we agree a time the same day.', firstMeeting: 'A conversation, wherever you feel safest. We ask what would help tonight. You decide who is there.',
    gettingHere: 'We come to you. If you would rather come to us, we arrange a taxi.',
  },
  {
    code: 'door', kind: 'core', name: '{place} front door', by: 'trust', frontDoor: true, openHours: OFFICE, waysIn: ['phone', 'text', 'online', 'walk_in', 'letter'],
    does: 'Listens when it is not clear yet which team is nearest to you, and stays with you until a named person has taken over.',
    doesNot: 'We do not send you away to ask somebody else.', forWhom: 'Anyone in {place} without a fixed address, new to the area, or not sure where to begin.',
    howLong: 'Somebody calls you within one working day.', firstMeeting: 'A short talk about what is going on and how you want to be reached. No forms.', gettingHere: 'In the library building, on the ground floor, step-free.',
  },
  {
    code: 'alcohol', kind: 'alcohol_drugs', name: 'Turning Tide {place}', by: { charity: 'Turning Tide' }, openHours: LATE, waysIn: SELF,
    does: 'Helps with alcohol, drugs or gambling alongside everything else: one to one, in small groups, and with medicines where they help.',
    doesNot: 'You do not have to stop first, and you do not have to want to stop.', forWhom: 'Adults who wonder about their drinking or drug use, and the people who love them.',
    howLong: 'Most people meet somebody within a week.', firstMeeting: 'A cup of tea and forty minutes. We ask what you would like to be different.', gettingHere: 'The door has no sign. Ring the middle bell.',
  },
  {
    code: 'common', kind: 'vcse', name: 'Common Ground {place}', by: { charity: 'Common Ground' }, openHours: LATE, waysIn: SELF,
    does: 'Connectors who find things near you and come along at first, and peer workers who have been through it themselves.',
    doesNot: 'We do not give treatment or advice on medicines.', forWhom: 'Anyone who feels cut off, has time on their hands, or wants to meet people without explaining themselves.',
    howLong: 'A first meeting within ten days, where you like to be.', firstMeeting: 'A walk, a café or your kitchen table. We ask what you used to enjoy.', gettingHere: 'Step-free, with a quiet room. Dogs welcome.',
  },
  {
    code: 'homes', kind: 'housing', name: 'Open Latch Homes {place}', by: { charity: 'Open Latch Homes' }, openHours: 'Every day, 8am to 10pm; somebody sleeps in at night', waysIn: ['phone', 'in_person'],
    does: 'Supported flats of your own, with staff in the house who help with cooking, money, neighbours and getting up in the morning.',
    doesNot: 'We are not a hospital. Nobody comes into your flat without being asked.', forWhom: 'Adults who want a home of their own with company and help close by.',
    howLong: 'A flat can take some months. We meet you early and you can stay overnight first.', firstMeeting: 'Come and see the house, stay for dinner, and meet who lives here.', gettingHere: 'Five minutes from the bus. Two flats are step-free.',
  },
  {
    code: 'work', kind: 'employment', name: '{place} work and study support', by: 'trust', openHours: OFFICE, waysIn: SELF,
    does: 'Helps you find work or a course you want, and keep the one you have. We stay in touch after you start.',
    doesNot: 'We never contact an employer without your yes, and you do not have to be ready.', forWhom: 'Anyone with a mental health problem who wants to work or study.',
    howLong: 'We meet you within two weeks and look for work within a month.', firstMeeting: 'What you have liked doing, what got in the way, and what you would like next.', gettingHere: 'We meet you in town, at the hub or online.',
  },
  {
    code: 'social', kind: 'social_care', name: '{place} adult social care', by: 'council', openHours: OFFICE, waysIn: SELF,
    does: 'Care and support at home, carers’ assessments, help with rights, and keeping people safe from abuse.',
    doesNot: 'We do not decide about benefits or council housing lists.', forWhom: 'Adults who need help with daily life, and those who look after them.',
    howLong: 'Urgent within a day, otherwise a first call within a week.', firstMeeting: 'At home if you like. You can bring anyone, or an advocate we find for you.', gettingHere: 'We come to you, or meet at the council offices.',
  },
  {
    code: 'memory', kind: 'specialist', name: '{place} memory service', by: 'trust', openHours: OFFICE, waysIn: ['phone', 'online', 'letter'],
    does: 'Looks into memory worries with you, and supports you and your family whatever the answer is. Part of mental health care for later life.',
    doesNot: 'We do not need you to be sure that something is wrong.', forWhom: 'Adults of any age who notice changes in memory or thinking.',
    howLong: 'A first visit within six weeks.', firstMeeting: 'An unhurried hour at home, with whoever you choose. No test you can fail.', gettingHere: 'We usually come to your home.',
  },
  {
    code: 'complex', kind: 'specialist', name: '{place} service for complex emotional needs', by: 'trust', openHours: LATE, waysIn: ['phone', 'online'],
    does: 'Longer talking therapies for strong feelings, self-harm and the marks left by hard experiences, with your key worker beside you.',
    doesNot: 'You do not need a diagnosis and you do not have to tell your story at the start.', forWhom: 'Adults whose feelings and relationships are often overwhelming.',
    howLong: 'We meet you within four weeks. Groups begin three times a year.', firstMeeting: 'With one person who stays the same. Childcare next door if you need it.', gettingHere: 'Quiet side entrance; a play room beside the group room.',
  },
  {
    code: 'eating', kind: 'specialist', name: '{place} eating disorder service', by: 'trust', openHours: OFFICE, waysIn: ['phone', 'online'],
    does: 'Talking therapies, help with meals, and physical checks, early and without waiting for things to get worse.',
    doesNot: 'We do not turn anybody away for their weight.', forWhom: 'Adults for whom food, weight or body image has become a struggle.',
    howLong: 'We call you within a week and begin within four.', firstMeeting: 'We talk about what eating is like now and what you want back.', gettingHere: 'Beside the health centre, second floor with a lift.',
  },
  {
    code: 'rehab', kind: 'rehabilitation', name: '{place} community rehabilitation team', by: 'trust', openHours: OFFICE, waysIn: ['phone'],
    does: 'Works with people who have been unwell for a long time: living skills, medicines, health checks and a home of their own.',
    doesNot: 'There is no time limit on getting better.', forWhom: 'Adults with a long-lasting illness, many of them leaving hospital.',
    howLong: 'We meet you while you are still in hospital, at least twelve weeks before you leave.', firstMeeting: 'On the ward or wherever you are. We ask what a good home would be.', gettingHere: 'We come to you.',
  },
  {
    code: 'ward', kind: 'inpatient', name: 'Larkfield rehabilitation ward', by: 'trust', openHours: 'Every day, day and night', waysIn: ['phone'], onlyIn: ['E06000003'],
    does: 'A slower ward with its own kitchen and garden, where people get ready for a home of their own.',
    doesNot: 'Nobody leaves without somewhere to live and somebody who knows them.', forWhom: 'Adults who need longer in hospital before going home.',
    howLong: 'Months rather than weeks; we plan leaving from the first day.', firstMeeting: 'Your named nurse shows you round and asks who should know you are here.', gettingHere: 'Bus 62 stops at the gate. Visitors at any time of day.',
  },
  {
    code: 'university', kind: 'other', name: 'Student wellbeing', by: 'university', openHours: 'Monday to Friday, 9am to 6pm in term', waysIn: ['online', 'walk_in', 'phone'], onlyIn: ['E07000195'],
    does: 'Somebody to talk to on campus, help with study arrangements, and groups. Keeps what you say apart from your course.',
    doesNot: 'We tell your department nothing without your yes.', forWhom: 'All students, also before term and over the summer.',
    howLong: 'Drop in any day, or an appointment within a week.', firstMeeting: 'Half an hour, in a room away from the lecture halls.', gettingHere: 'Behind the library café. Captions and a quiet room available.',
  },
]
