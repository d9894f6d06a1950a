import { Dialog } from './dialog.tsx'
import { useMessages } from './messages.tsx'
import './help-pane.css'

const Block = ({ text }: { text: string }) => {
  if (text.startsWith('# ')) return <h3>{text.slice(2)}</h3>
  if (text.startsWith('- '))
    return (
      <ul>
        {text.split('\n').map((line) => (
          <li key={line}>{line.replace(/^- /, '')}</li>
        ))}
      </ul>
    )
  return <p>{text}</p>
}

/** A text of several paragraphs, divided by empty lines; `# ` begins a title, `- ` the lines of a list. */
export const Prose = ({ text }: { text: string }) => (
  <div className="prose">
    {text.split(/\n{2,}/).map((block) => (
      <Block key={block} text={block} />
    ))}
  </div>
)

/** The help of a page, in a pane beside it. */
export const HelpPane = ({
  text,
  isOpen,
  onOpenChange,
}: {
  text: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}) => {
  const t = useMessages()
  return (
    <Dialog pane="end" title={t('ui.help')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Prose text={text} />
    </Dialog>
  )
}
