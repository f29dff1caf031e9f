import { config } from 'zod'

// The pages run under a policy that compiles no strings; this must be said before any schema is made.
config({ jitless: true })
