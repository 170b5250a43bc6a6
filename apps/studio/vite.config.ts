import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['RECTO_URL'] ?? 'http://localhost:8055'

// The server hosts the studio at `/admin`; in development Vite does, and passes everything else on to the server.
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: { conditions: ['@recto/source', 'module', 'browser', 'development|production'] },
  build: { target: 'baseline-widely-available', sourcemap: true },
  server: { port: 8056, proxy: { '^/(?!admin)': { target: server, changeOrigin: true } } },
})
