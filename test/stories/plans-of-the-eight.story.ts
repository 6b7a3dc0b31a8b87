import { expect, fillDay, find, openRecord, type Page, press, signIn, somebody, test, tick } from './support.ts'

const main = (page: Page) => page.locator('main')

type Browser = Parameters<typeof somebody>[0]
async function signedIn(browser: Browser, who: string): Promise<Page> {
  const page = await somebody(browser)
  await signIn(page, who)
  return page
}

/** A worker opens somebody's record. @returns its path */
async function recordOf(worker: Page, name: string): Promise<string> {
  await openRecord(worker, name)
  return new URL(worker.url()).pathname
}

/** On these pages there is no trace of these words: not on the page, in its title or in its address. A page that is not there says nothing. */
async function nowhere(page: Page, paths: readonly string[], words: readonly RegExp[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path)
    const all = `${await page.title()} ${page.url()} ${await page.content()}`
    expect(words.filter(word => word.test(all)).map(String), `${path} says nothing of these`).toEqual([])
  }
}

const pagesOf = (record: string) =>
  ['plan', 'assessments', 'complexity', 'formulation', 'safety-plan', 'measures', 'safety', 'entries'].map(page => `${record}/${page}`)
const sharedOf = (record: string) => {
  const shared = record.replace('/people/', '/shared/')
  return [shared, `${shared}/plan`, `${shared}/plan/versions`, `${shared}/plan/print`, `${shared}/safety-plan`]
}

async function sees(page: Page, path: string, words: readonly (string | RegExp)[]): Promise<void> {
  await page.goto(path)
  for (const word of words) await expect(main(page)).toContainText(word)
}

test('R082 what came of Ashik’s assessment is shared with him in plain words; he says what is wrong and is answered; his partner sees his goals and no trace of the rest', async ({
  browser,
}) => {
  const priya = await signedIn(browser, 'Priya Nair')
  const record = await recordOf(priya, 'Ashik Rahman')
  await priya.goto(`${record}/assessments`)
  const assessment = (await main(priya).locator('a[href^="/assessments/"]').first().getAttribute('href'))!
  await priya.goto(`${assessment}/add/hopes`)
  await priya.locator('main textarea[name="words"]').fill('Coach the under-nines on Saturdays.')
  await tick(priya, 'Those of the care team who may read assessments')
  await main(priya).locator('form button').last().click()
  await expect(main(priya)).toContainText('Coach the under-nines on Saturdays.')
  await priya.goto(`${assessment}/outcome`)
  await priya.getByLabel('What came out of our talk').fill('You told us that you would like to coach on Saturdays, and that Thursdays are the worst.')
  await main(priya).getByRole('checkbox').first().check()
  await priya.getByLabel('What happens next, who does it and by when').fill('Priya asks at the club by Friday.')
  await press(priya, 'Share it with the person and those involved')

  const ashik = await signedIn(browser, 'Ashik Rahman')
  await sees(ashik, '/my/assessments', ['Thursdays are the worst', 'Priya asks at the club by Friday.'])
  await ashik.getByRole('link', { name: 'Add a comment or say this is not right' }).first().click()
  await tick(ashik, 'Say that something is not right')
  await ashik.getByLabel('In your own words').fill('Tuesdays are the worst, not Thursdays.')
  await press(ashik, 'Save')
  await sees(priya, `${record}/assessments`, ['Tuesdays are the worst, not Thursdays.'])
  await priya.getByRole('link', { name: 'Answer this' }).first().click()
  await priya.getByLabel('Your answer').fill('Thank you. It says Tuesdays from now on.')
  await press(priya, 'Send the answer')
  await sees(ashik, '/my/assessments', ['It says Tuesdays from now on.'])

  const nadia = await signedIn(browser, 'Nadia Rahman')
  await sees(nadia, `${record.replace('/people/', '/shared/')}/plan`, ['Home by six on Wednesdays', 'Saturday with the kids'])
  await nowhere(
    nadia,
    [...sharedOf(record), '/shared', ...pagesOf(record)],
    [/cocaine/i, /alcohol/i, /drink/i, /Turning Tide/, /Leon Baptiste/, /Lithium/i, /bipolar/i, /Priya Nair/],
  )
  const gp = await signedIn(browser, 'Dr Tom Whitfield')
  await sees(gp, `${record}/plan`, ['No cocaine at month end', 'Lithium', 'Agreed'])
})

test('R190 Louise and Hannah Cartwright both write in her plan; she agrees in My Kith, it is published, and who helped her before sees none of it', async ({
  browser,
}) => {
  const hannah = await signedIn(browser, 'Hannah Cartwright')
  const record = await recordOf(hannah, 'Louise Bennett')
  const add = async (page: Page, base: string, words: string) => {
    await page.goto(`${base}/add/enjoy`)
    await page.locator('main textarea[name="words"]').fill(words)
    await press(page, 'Save this line')
  }
  await add(hannah, `${record}/plan`, 'Looking at glazes.')
  const louise = await signedIn(browser, 'Louise Bennett')
  await add(louise, '/my/plan', 'Throwing bowls, badly.')
  await sees(louise, '/my/plan', ['Looking at glazes.', 'Go to the open studio on my own', 'The plan has changed since.'])
  await louise.goto('/my/plan/say')
  await tick(louise, 'I agree with it')
  await press(louise, 'Send my answer')
  await hannah.goto(`${record}/plan/publish`)
  await tick(hannah, 'They agreed in My Kith to the plan as it stands here')
  await hannah.getByLabel('Who was there when it was decided?').fill('Louise and Hannah, in the café')
  await press(hannah, 'Publish')
  await sees(louise, '/my/plan', ['Throwing bowls, badly.'])
  await expect(main(louise)).not.toContainText('The plan has changed since.')
  const ivor = await signedIn(browser, 'Ivor Pugh')
  await nowhere(ivor, pagesOf(record), [/open studio/, /glazes/, /Captions on, something/, /Tell both surgeries/])
  const marcus = await signedIn(browser, 'Marcus Hale')
  await nowhere(marcus, pagesOf(record), [/Louise/, /glazes/])
})

test('R211 R288 Dave’s plan brings running, a connector, his GP and sleep together; his father and Tom see his safety plan and nothing else, his employer nothing', async ({
  browser,
}) => {
  const gareth = await signedIn(browser, 'Gareth Bloor')
  const record = await recordOf(gareth, 'Dave Harrison')
  await sees(gareth, `${record}/plan`, [
    'Trail running on Tuesdays',
    'Joe Machin',
    'GP with Gareth beside him',
    'Sleep advice',
    'A fuller look together',
    'Dr Anne Lovatt',
  ])
  await sees(gareth, `${record}/measures`, ['PHQ-9'])
  await gareth.goto(`${record}/safety`)
  await main(gareth).locator('a[href*="/safety-assessments/"]').filter({ hasNotText: 'Write' }).first().click()
  await expect(main(gareth)).toContainText('He walks to the bridge')
  for (const who of ['Alan Harrison', 'Tom Brough']) {
    const friend = await signedIn(browser, who)
    await sees(friend, `${record.replace('/people/', '/shared/')}/safety-plan`, [
      'Not driving or walking the motorway road at night',
      'My car keys, on Fridays',
    ])
    await nowhere(friend, [...sharedOf(record), ...pagesOf(record)], [/marriage/i, /bridge/i, /solicitor/i, /Gareth Bloor/, /PHQ/, /shed/])
  }
  const gp = await signedIn(browser, 'Dr Anne Lovatt')
  await sees(gp, `${record}/safety-plan`, ['Not driving or walking the motorway road at night'])
  for (const who of ['Wendy Fox', 'Neil Farrow']) await nowhere(await signedIn(browser, who), pagesOf(record), [/Dave/, /motorway/, /Trail running/])
})

test('R210 Diane’s plan holds the dog, her chest, her lithium and the forgetting; her eldest reads plan and medicines, and nothing of the law or of her marriage', async ({
  browser,
}) => {
  const diane = await signedIn(browser, 'Diane Salt')
  await sees(diane, '/my/plan', [
    'Walk Bess with Diane',
    'Community respiratory team',
    'Sunil Desai',
    'Talking with Maureen',
    'Ask the memory service to visit at home',
    'Section 117 aftercare',
  ])
  await diane.goto('/my/plan/reviews')
  await expect(main(diane)).toContainText('The plan stays as it is')
  const maureen = await signedIn(browser, 'Maureen Tudor')
  const record = await recordOf(maureen, 'Diane Salt')
  const secret = [/What she told of her marriage/, /Only named people/, /Only some people/]
  const karen = await signedIn(browser, 'Karen Salt')
  await sees(karen, `${record.replace('/people/', '/shared/')}/plan`, ['To the top of the lane and back with Bess', 'Lithium', 'Two inhalers'])
  await nowhere(karen, [...sharedOf(record), ...pagesOf(record)], [...secret, /section 117/i, /Maureen Tudor/, /section 3/i, /The forgetting looked at/])
  const sunil = await signedIn(browser, 'Sunil Desai')
  await sees(sunil, `${record}/plan`, ['Lithium that never gets lost again'])
  await nowhere(sunil, pagesOf(record), secret)
  await nowhere(await signedIn(browser, 'Olwen Price'), pagesOf(record), [/Diane/, /Bess/])
})

test('what Kyle saw is read in his assessment by Jerome Campbell alone; his peer worker and his GP read what came of it and the shared understanding', async ({
  browser,
}) => {
  const jerome = await signedIn(browser, 'Jerome Campbell')
  const record = await recordOf(jerome, 'Kyle Francis')
  await jerome.goto(`${record}/assessments`)
  const assessment = (await main(jerome).locator('a[href^="/assessments/"]').first().getAttribute('href'))!
  await sees(jerome, assessment, ['What he saw, and what he fears', 'Only named people can read this'])
  await sees(jerome, `${record}/plan`, ['Open Circle bereavement support', 'Half of it on a Saturday', 'Nothing to his employer without his written yes.'])
  const secret = [/What he saw/, /Only named people/]
  const gp = await signedIn(browser, 'Dr Simon Beck')
  await sees(gp, `${record}/assessments`, ['Talking comes first'])
  await sees(gp, `${record}/formulation`, ['I lost my mate and nobody asked me how I was'])
  await nowhere(gp, [assessment, ...pagesOf(record)], [...secret, /Heavy Saturdays/, /Half of it on a Saturday/])
  const andre = await signedIn(browser, 'Andre Lewis')
  await sees(andre, `${record}/plan`, ['Five-a-side on Thursdays with Andre.'])
  await nowhere(andre, [assessment, ...pagesOf(record)], secret)
})

test('R169 Carol’s plan is printed for her, with who agreed to what; how complex things are is shown with its date and reasons; who asked for her sees none of it', async ({
  browser,
}) => {
  const dorota = await signedIn(browser, 'Dorota Zielińska')
  const record = await recordOf(dorota, 'Carol Dunn')
  await sees(dorota, `${record}/plan`, ['Get to the library', 'Doorstep', 'Tottenham advice centre', 'A tablet computer'])
  await dorota.goto(`${record}/plan/print`)
  await expect(dorota.locator('body')).toContainText('Be of use to somebody')
  const carol = await signedIn(browser, 'Carol Dunn')
  await sees(carol, '/my/complexity', ['Worry, breath, money and being by herself hold each other in place.', 'We had never come to her. Now we do.'])
  await nowhere(await signedIn(browser, 'Sanjay Patel'), pagesOf(record), [/Carol/, /library/, /asthma/i])
})

test('R078 until Elena Marsh says yes for her service Mei-Lin’s plan reads “asked, not yet agreed”; what Mei-Lin told is read by two, and her husband and the desk find nothing', async ({
  browser,
}) => {
  const mei = await signedIn(browser, 'Mei-Lin Chan')
  const asked = mei.locator('.kith-line').filter({ has: mei.getByRole('link', { name: /^Answer, or say how it went.*Six meetings/ }) })
  await mei.goto('/my/plan')
  await expect(asked).toContainText('Asked, not yet agreed')
  const elena = await signedIn(browser, 'Elena Marsh')
  const record = await recordOf(elena, 'Mei-Lin Chan')
  await elena.goto(`${record}/plan`)
  await elena.getByRole('link', { name: /^Answer, or say how it went.*Six meetings/ }).click()
  await main(elena).getByRole('radio').first().check()
  await press(elena, 'Answer')
  await mei.goto('/my/plan')
  await expect(asked).toContainText('Agreed')
  await expect(asked).not.toContainText('not yet')
  await elena.goto(`${record}/assessments`)
  const assessment = (await main(elena).locator('a[href^="/assessments/"]').first().getAttribute('href'))!
  await sees(elena, assessment, ['What she told Ruth on the second morning', 'Past trauma: ask only if Mei-Lin brings it up.'])
  const secret = [/What she told Ruth/, /Only named people/, /Harm done by others/]
  const gp = await signedIn(browser, 'Dr Faisal Rahman')
  await nowhere(gp, [assessment, ...pagesOf(record)], secret)
  for (const who of ['Wei Chan', 'Lorna Pike'])
    await nowhere(
      await signedIn(browser, who),
      [assessment, ...pagesOf(record), ...sharedOf(record)],
      [...secret, /Elena Marsh/, /Blades/, /hurt herself/, /skills group/],
    )
})

test('R209 Frank’s plan brings GP, peers, connector, housing, social worker and specialist together; each invited is asked before the review closes; his helpers see their part', async ({
  browser,
}) => {
  const janet = await signedIn(browser, 'Janet Thirlwell')
  const record = await recordOf(janet, 'Frank Robson')
  await sees(janet, `${record}/plan`, [
    'Diabetes and the yearly check',
    'walking football with the peer group',
    'Bev Stoker',
    'Flat 3 at Open Latch',
    'Anil Mehra',
    'clozapine clinic and psychiatrist',
  ])
  const craig = await signedIn(browser, 'Craig Danby')
  await sees(craig, `${record}/plan`, ['Cooking, shopping and neighbours', 'I give things away.'])
  await sees(craig, `${record}/safety-plan`, ['The voice in the daytime'])
  await nowhere(
    craig,
    pagesOf(record).filter(path => !path.endsWith('safety-plan')),
    [/First unwell at nineteen/, /Has hurt himself/, /Metformin/, /A drink and a smoke/, /section 117/i],
  )
  await craig.goto(`${record}/plan/reviews`)
  await main(craig)
    .getByRole('link', { name: /^Planned for/ })
    .click()
  await tick(craig, 'Coming')
  await craig.getByLabel('Your view').fill('The yard is ready for the tomatoes.')
  await main(craig).locator('form[action$="/reply"] button').first().click()
  await janet.goto(`${record}/plan/reviews`)
  await main(janet)
    .getByRole('link', { name: /^Planned for/ })
    .click()
  await expect(main(janet)).toContainText('The yard is ready for the tomatoes.')
  const close = async () => {
    await fillDay(janet, 'held')
    await tick(janet, 'The plan stays as it is')
    await janet.getByLabel('What was talked about, and what was decided').fill('Keys on Monday.')
    await fillDay(janet, 'next', 60)
    await press(janet, 'Close the review')
  }
  await close()
  await expect(janet.locator('.nhsuk-error-summary')).toContainText('Not everyone invited was asked yet')
  await janet.getByLabel('How did you ask Bev Stoker, Common Ground?').fill('By phone')
  await press(janet, 'They were asked')
  await close()
  await expect(main(janet)).toContainText('Keys on Monday.')
  const jean = await signedIn(browser, 'Jean Robson')
  await nowhere(jean, [...sharedOf(record), ...pagesOf(record)], [/Clozapine/i, /cannabis/i, /A drink and a smoke/, /Keys on Monday/])
  expect(await (await find(await signedIn(browser, 'Carla Rossi'), 'Frank Robson')).count()).toBe(0)
})
