import { Router, type RouteSectionProps } from '@solidjs/router'
import { ErrorBoundary, Suspense } from 'solid-js'
import { routes } from './routes.tsx'
import { Failure, Skeleton } from './ui/state.tsx'
import { ToastRegion } from './ui/toast.tsx'

const Root = (props: RouteSectionProps) => (
  <>
    <ErrorBoundary fallback={(error, reset) => <Failure whole error={error} again={reset} />}>
      <Suspense fallback={<Skeleton whole />}>{props.children}</Suspense>
    </ErrorBoundary>
    <ToastRegion />
  </>
)

export const App = () => <Router root={Root}>{routes}</Router>
