import { createLazyRoute } from '@tanstack/react-router'

export const KitPage = createLazyRoute('/dev/kit')({ component: () => <main><h1>Kit</h1></main> })
