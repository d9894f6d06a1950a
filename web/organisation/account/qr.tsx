import { encode } from 'uqr'
import { useMessages } from '../../ui/messages.tsx'

/** A QR code as one path: dark on light whatever the theme, or a camera would not read it. */
export const QrCode = ({ text }: { text: string }) => {
  const t = useMessages()
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="account-qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={t('organisation.code.qr')}>
      <path d={path} fill="currentColor" />
    </svg>
  )
}
