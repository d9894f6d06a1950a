import { startEmbedded } from '#platform/embedded'

/** Holds a store until it is asked to end: what a process of the product does, without the product. */
const [directory = ''] = process.argv.slice(2)
const { owner, url, stop } = await startEmbedded({ directory, quick: true })
const awake = setInterval(() => undefined, 1000)
process.once('SIGTERM', () => void stop().then(() => clearInterval(awake)))
process.stdout.write(`owner ${owner} ${url}\n`)
