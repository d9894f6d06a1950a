import { startServer } from '#app/server'

/** The product as a process of its own, so that its memory can be measured: address of the database in, address of the server out. */
const [databaseUrl, port] = process.argv.slice(2)
const server = await startServer({
  databaseUrl: databaseUrl!,
  settings: { host: '127.0.0.1', port: Number(port ?? 0), secret: 'a-secret-that-only-the-benchmark-knows', logLevel: 'silent' },
})
process.send?.({ address: server.address })
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
