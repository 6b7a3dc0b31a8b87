import {
  choose,
  expect,
  openRequest,
  press,
  seesHolder,
  sendRequest,
  signIn,
  signsInAsThemselves,
  somebody,
  surname,
  test,
  tick,
  writeRequest,
} from './support.ts'

test('R078 R119 another service is asked: “asked, not yet agreed” until it says yes; the person sees it, asks for a review and is answered; Grace Mensah holds it', async ({
  browser,
}) => {
  test.slow()
  const family = surname()
  const visitor = await somebody(browser)
  await visitor.goto('/help')
  await writeRequest(visitor, { name: 'Viktor', family, words: 'I drink to get to sleep and want to stop. I stay at my brother’s in Tottenham.' })
  await sendRequest(visitor)

  const priya = await somebody(browser)
  await signIn(priya, 'Priya Nair')
  await openRequest(priya, family)
  const viktor = await signsInAsThemselves(priya, browser)
  await openRequest(priya, family)
  await press(priya, 'I will talk with them')
  await priya.getByText('Ask another service to help').click()
  // Alcohol is no reason here: only what speaks for the other service can be chosen.
  await expect(priya.locator('[name="reason"]')).toHaveCount(5)
  await tick(priya, 'It is nearer or easier to reach for them')
  await choose(priya, 'Team', 'Haringey North East community mental health team')
  await priya.getByLabel('What you ask of them, in words the person reads too').fill('Viktor would like to begin with you. Evenings, in Tottenham.')
  await tick(priya, /^They agree that the other team sees this request/)
  await press(priya, 'Ask them')
  await expect(priya.locator('main')).toContainText('Haringey North East community mental health team: asked, not yet agreed. It is still ours.')

  await viktor.goto('/my/requests')
  await expect(viktor.locator('main')).toContainText(
    'We asked Haringey North East community mental health team. They have not agreed yet. Until they do, we are still responsible for helping you.',
  )
  await viktor.getByRole('button', { name: 'Ask for a review' }).click()
  await viktor.getByLabel('What should they look at again?').fill('I would like to keep Priya as well.')
  await press(viktor, 'Send')

  const marion = await somebody(browser)
  await signIn(marion, 'Marion Clarke')
  await openRequest(marion, family)
  await marion.getByLabel('Your answer, in words to them').fill('Priya stays until you have met Grace, and after that if you wish.')
  await press(marion, 'Send the answer')
  await viktor.reload()
  await viktor.goto('/my/requests')
  await viktor.getByText('Everything that has happened with this').click()
  await expect(viktor.locator('main')).toContainText('Priya stays until you have met Grace')

  const grace = await somebody(browser)
  await signIn(grace, 'Grace Mensah')
  await openRequest(grace, family)
  await press(grace, 'Yes, we will')
  await openRequest(grace, family)
  await choose(grace, 'Key worker', 'Grace Mensah')
  await press(grace, 'Name key worker')
  await seesHolder(viktor, 'Grace Mensah')
})
