import { Button, IconButton } from '../ui/button.tsx'
import { Dialog, DialogTrigger } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Places } from './navigation.tsx'
import { ThemeChoice } from './theme-choice.tsx'

/** The navigation behind a button, where there is no room for it. */
export const NavigationMenu = ({ foot }: { foot?: boolean }) => {
  const t = useMessages()
  return (
    <DialogTrigger>
      {foot ? (
        <Button tone="quiet" icon="menu">
          {t('app.more')}
        </Button>
      ) : (
        <IconButton icon="menu" label={t('app.menu')} />
      )}
      <Dialog title={t('app.menu')} pane={foot ? 'end' : 'start'}>
        {(close) => (
          <>
            <nav aria-label={t('app.navigation')}>
              <Places onClick={close} />
            </nav>
            <ThemeChoice />
          </>
        )}
      </Dialog>
    </DialogTrigger>
  )
}
