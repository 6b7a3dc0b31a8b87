import type { Caller } from '../../core/caller.ts'
import { addDays } from '../../core/dates.ts'
import { enqueue, enqueueOnce, type JobHandlers } from '../../core/jobs.ts'
import { askForNews, dropUnconfirmed, takeNews } from './store-news.ts'

export const NEWS_DAILY = 'assets.news'

/** Asks to be told of what is new (R300). The answer is the same whether or not the address is known: a letter to it confirms. */
export async function subscribe(caller: Caller, asked: { email: string; interest: string | undefined; placeCode: string }): Promise<void> {
  const news = await askForNews(caller, asked)
  if (news) await enqueue(caller, 'message.send', { news, template: 'news-confirm' })
}

/** Once a day: letters to those for whom something is new, and addresses that nobody confirmed are forgotten. */
export const newsJobs: JobHandlers = {
  [NEWS_DAILY]: async caller => {
    await dropUnconfirmed(caller)
    for (const news of await takeNews(caller)) await enqueue(caller, 'message.send', { news, template: 'news' })
    await enqueueOnce(caller, NEWS_DAILY, addDays(caller.now, 1))
  },
}
