import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** Where `npm start` listens: in development its API, sign-in and public pages stand behind Vite. */
const backend = `http://localhost:${process.env.PORT ?? '3000'}`

export default defineConfig({
  plugins: [solid()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: false },
  server: { proxy: { '/api': backend, '/auth': backend, '/public': backend } },
})
