import './no-eval.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../platform/ui/tokens.css'
import '../platform/ui/base.css'
import '../platform/ui/print.css'
import './shell.css'
import { officeClient } from '../platform/ui/office.tsx'
import { App } from './app.tsx'

const place = document.getElementById('office')
if (!place) throw new Error('index.html has no place for the office')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={officeClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
