import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { languages, type Language } from '#language/text'
import { Button, IconButton } from '../ui/button.tsx'
import { HelpPane } from '../ui/help-pane.tsx'
import { ownNameOf, useLanguage } from '../ui/language.tsx'
import { Menu, MenuItem, MenuSection } from '../ui/menu.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useText } from '../ui/text.tsx'
import { useCurrentHelp } from './help.tsx'
import { useSpeak } from './languages.tsx'
import { useActAs, useActing, useSession, useSignOut, type Held } from './session.ts'
import { useShowShortcuts } from './shortcuts.tsx'
import { chooseTheme, themes, useTheme, type Theme } from './theme.ts'
import { themeIcons } from './theme-choice.tsx'

const LanguageMenu = () => {
  const t = useMessages()
  const current = useLanguage()
  const speak = useSpeak()
  return (
    <Menu
      label={t('app.language')}
      selected={current}
      onAction={(key) => speak(key as Language)}
      trigger={<IconButton icon="language" label={t('app.language')} />}
    >
      {languages.map((language) => (
        <MenuItem key={language} id={language} label={ownNameOf[language]} lang={language} />
      ))}
    </Menu>
  )
}

const ThemeMenu = () => {
  const t = useMessages()
  const theme = useTheme()
  return (
    <Menu
      label={t('app.theme')}
      selected={theme}
      onAction={(key) => chooseTheme(key as Theme)}
      trigger={<IconButton icon={themeIcons[theme]} label={t('app.theme')} />}
    >
      {themes.map((one) => (
        <MenuItem key={one} id={one} icon={themeIcons[one]} label={t(`app.theme.${one}`)} />
      ))}
    </Menu>
  )
}

const HelpButton = () => {
  const t = useMessages()
  const help = useCurrentHelp()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="help" label={t('app.help')} onPress={() => setOpen(true)} />
      <HelpPane text={t(help ?? 'app.help.general')} isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
}

const RoleItem = ({ held }: { held: Held }) => {
  const t = useMessages()
  const text = useText()
  const place = held.site ? text(held.site.name) : text(held.organisation.name)
  return <MenuItem id={held.id} label={t(`role.${held.role}`)} note={place} />
}

const ActingMenu = () => {
  const t = useMessages()
  const text = useText()
  const session = useSession()
  const acting = useActing()
  const navigate = useNavigate()
  const actAs = useActAs()
  const signOut = useSignOut()
  const showShortcuts = useShowShortcuts()
  const act = (key: string) => {
    if (key === 'sign-out') signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/login' }) })
    else if (key === 'shortcuts') showShortcuts()
    else if (key === 'account') void navigate({ to: '/account' })
    else if (key !== acting.id) actAs.mutate(key, { onSuccess: () => void navigate({ to: '/' }) })
  }
  const trigger = (
    <Button tone="quiet" iconAfter="down">
      <span className="frame-acting">
        <span className="frame-acting-organisation">{acting.organisation.short ?? text(acting.organisation.name)}</span>
        <span className="frame-acting-role">{t(`role.${acting.role}`)}</span>
      </span>
    </Button>
  )
  return (
    <Menu label={session.staff.name} trigger={trigger} onAction={act}>
      <MenuSection title={session.staff.name} selected={acting.id}>
        {session.roles.map((held) => (
          <RoleItem key={held.id} held={held} />
        ))}
      </MenuSection>
      <MenuSection title={t('app.account')}>
        <MenuItem id="account" icon="lock" label={t('app.own-account')} />
        <MenuItem id="shortcuts" icon="keyboard" label={t('app.shortcuts')} />
        <MenuItem id="sign-out" icon="sign-out" label={t('app.sign-out')} />
      </MenuSection>
    </Menu>
  )
}

/** Who acts for whom, language, appearance, help. */
export const Tools = () => (
  <>
    <ActingMenu />
    <LanguageMenu />
    <span className="frame-wide">
      <ThemeMenu />
    </span>
    <HelpButton />
  </>
)
