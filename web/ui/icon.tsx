import './icon.css'

/** Paths on a grid of 24, drawn as strokes. */
const paths = {
  'home': 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  'search': 'M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM15.5 15.5L20 20',
  'person': 'M12 11.5a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  'person-new': 'M10 11.5a4 4 0 100-8 4 4 0 000 8zM2.5 20.5c.6-4 3.6-6 7.5-6 1.8 0 3.4.4 4.7 1.3M18.5 14v6M15.5 17h6',
  'people':
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 19.5c.5-3.6 3.1-5.4 6.5-5.4s6 1.8 6.5 5.4' +
    'M15.5 4.3a3.5 3.5 0 010 6.4M18 14.6c2 .8 3.2 2.5 3.5 4.9',
  'referral': 'M4 17V9a2 2 0 012-2h13M15 3l4 4-4 4M20 13v6a1 1 0 01-1 1H9',
  'calendar': 'M5 6h14a1 1 0 011 1v12a1 1 0 01-1 1H5a1 1 0 01-1-1V7a1 1 0 011-1zM4 10.5h16M8.5 3.5V8M15.5 3.5V8',
  'strategy': 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 16.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM12 12h.01',
  'figure': 'M4 20h16M6.5 16.5v-5M12 16.5v-10M17.5 16.5v-7',
  'ledger': 'M6 3.5h12a1 1 0 011 1v16l-2.3-1.5-2.3 1.5-2.4-1.5-2.3 1.5-2.3-1.5L5 20.5v-16a1 1 0 011-1zM9 8.5h6M9 12.5h6',
  'coverage': 'M4 4h16v16H4zM4 9.33h16M4 14.66h16M9.33 4v16M14.66 4v16',
  'report': 'M6 3.5h8l4.5 4.5v12a.5.5 0 01-.5.5H6a.5.5 0 01-.5-.5V4a.5.5 0 01.5-.5zM13.5 3.5v5h5M8.5 13h7M8.5 16.5h7',
  'project': 'M4 8h16a1 1 0 011 1v10a1 1 0 01-1 1H4a1 1 0 01-1-1V9a1 1 0 011-1zM9 8V5a1 1 0 011-1h4a1 1 0 011 1v3M3 13h18',
  'service': 'M12 20.5s-8-4.6-8-10.5a4.5 4.5 0 018-2.8A4.5 4.5 0 0120 10c0 5.9-8 10.5-8 10.5z',
  'jobs':
    'M12 15.2a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4zM12 3v2.5M12 18.5V21' +
    'M4.2 7.5l2.2 1.25M17.6 15.25l2.2 1.25M4.2 16.5l2.2-1.25M17.6 8.75l2.2-1.25',
  'help': 'M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 115 0c0 1.7-2.5 2-2.5 3.8M12 16.8h.01',
  'keyboard':
    'M3.5 6.5h17a.5.5 0 01.5.5v10a.5.5 0 01-.5.5h-17A.5.5 0 013 17V7a.5.5 0 01.5-.5z' +
    'M7 10.2h.01M10.3 10.2h.01M13.7 10.2h.01M17 10.2h.01M8.5 14h7',
  'sun':
    'M12 16a4 4 0 100-8 4 4 0 000 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2' +
    'M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  'moon': 'M20 14.5A8.5 8.5 0 019.5 4a8.5 8.5 0 1010.5 10.5z',
  'device': 'M4 5h16a1 1 0 011 1v9a1 1 0 01-1 1H4a1 1 0 01-1-1V6a1 1 0 011-1zM9 20h6M12 16v4',
  'language':
    'M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3c2.5 2.6 3.7 5.6 3.7 9s-1.2 6.4-3.7 9c-2.5-2.6-3.7-5.6-3.7-9s1.2-6.4 3.7-9z',
  'menu': 'M4 6.5h16M4 12h16M4 17.5h16',
  'close': 'M6 6l12 12M18 6L6 18',
  'check': 'M5 12.5l4.5 4.5L19 7.5',
  'minus': 'M5 12h14',
  'plus': 'M12 5v14M5 12h14',
  'down': 'M6 9.5l6 6 6-6',
  'up': 'M6 14.5l6-6 6 6',
  'end': 'M9.5 6l6 6-6 6',
  'start': 'M14.5 6l-6 6 6 6',
  'arrow-end': 'M4 12h16M14 6l6 6-6 6',
  'arrow-start': 'M20 12H4M10 6l-6 6 6 6',
  'attention': 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17.2h.01',
  'information': 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5.5M12 7.8h.01',
  'yes': 'M12 21a9 9 0 100-18 9 9 0 000 18zM8 12.3l2.8 2.8L16 9.5',
  'no': 'M12 21a9 9 0 100-18 9 9 0 000 18zM9 9l6 6M15 9l-6 6',
  'maybe': 'M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 115 0c0 1.7-2.5 2-2.5 3.8M12 16.8h.01',
  'clock': 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3.5 2',
  'undo': 'M8 4.5L4 8.5l4 4M4 8.5h10a5.5 5.5 0 010 11H9',
  'stop': 'M6.5 6.5h11v11h-11z',
  'download': 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  'print': 'M7 8.5V4h10v4.5M7 17H4.5a.5.5 0 01-.5-.5V9a.5.5 0 01.5-.5h15a.5.5 0 01.5.5v7.5a.5.5 0 01-.5.5H17M7 14h10v6H7z',
  'phone':
    'M5.5 4h3.3l1.6 4.2-2.2 1.5a12 12 0 006.1 6.1l1.5-2.2L20 15.2v3.3a1.5 1.5 0 01-1.6 1.5C11 19.5 4.5 13 4 5.6A1.5 1.5 0 015.5 4z',
  'protection': 'M12 3l7.5 2.8v5.7c0 4.6-3 7.9-7.5 9.5-4.5-1.6-7.5-4.9-7.5-9.5V5.8z',
  'lock': 'M6.5 11h11a.5.5 0 01.5.5v8a.5.5 0 01-.5.5h-11a.5.5 0 01-.5-.5v-8a.5.5 0 01.5-.5zM8.5 11V8a3.5 3.5 0 017 0v3',
  'outside': 'M10 5H5.5a.5.5 0 00-.5.5v13a.5.5 0 00.5.5h13a.5.5 0 00.5-.5V14M13.5 4.5h6v6M19.5 4.5L11 13',
  'more': 'M5.2 12a.8.8 0 101.6 0 .8.8 0 10-1.6 0M11.2 12a.8.8 0 101.6 0 .8.8 0 10-1.6 0M17.2 12a.8.8 0 101.6 0 .8.8 0 10-1.6 0',
  'filter': 'M4 6h16M7 12h10M10 18h4',
  'sort': 'M8 4v16M4.5 16.5L8 20l3.5-3.5M16 20V4M12.5 7.5L16 4l3.5 3.5',
  'edit': 'M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM14 7l3 3',
  'remove': 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5',
  'offline':
    'M3 3l18 18M8.5 15.5a5 5 0 017 0M5.5 12.2a9.5 9.5 0 014.3-2.5' +
    'M14.5 9.8a9.5 9.5 0 014 2.4M2.5 8.8A14 14 0 017 6.1M10.5 5.1a14 14 0 0111 3.7M12 19h.01',
  'organisation': 'M4.5 20.5v-15l8-2v17M12.5 9.5l7 1.5v9.5M3 20.5h18M7.5 9h2M7.5 12.5h2M7.5 16h2M16 14h.01M16 17h.01',
  'sign-out': 'M10 4H5.5a.5.5 0 00-.5.5v15a.5.5 0 00.5.5H10M15 8l4 4-4 4M19 12H9.5',
  'copy': 'M9 8.5h10.5V20H9zM15 8.5V4.5a.5.5 0 00-.5-.5H5a.5.5 0 00-.5.5v10.5a.5.5 0 00.5.5h4',
  'document': 'M6.5 3.5h7.5l3.5 3.5v13.5h-11zM13.5 3.5v4h4',
  'family':
    'M8 9a2.8 2.8 0 100-5.6A2.8 2.8 0 008 9zM16.5 10a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.6z' +
    'M3 20v-3.5A4.5 4.5 0 017.5 12h1a4.5 4.5 0 014.5 4.5V20M15 13h2a4 4 0 014 4v3',
  'place': 'M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0113 0c0 5.4-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.6z',
  'note': 'M5 4.5h14v10l-5 5H5zM14 19.5v-5h5M8.5 9h7M8.5 12.5h4',
} as const

export type IconName = keyof typeof paths

/** What points along the line of reading turns with it; clocks, ticks and media do not. */
const mirrored = new Set<IconName>([
  'end',
  'start',
  'arrow-end',
  'arrow-start',
  'undo',
  'sign-out',
  'referral',
  'outside',
  'help',
  'maybe',
  'note',
])

/** A small drawing. It says nothing by itself: a word always stands beside it, or `label` names it. */
export const Icon = ({ name, label, size }: { name: IconName; label?: string; size?: number }) => (
  <svg
    className="icon"
    viewBox="0 0 24 24"
    {...(size === undefined ? {} : { width: size, height: size, style: { inlineSize: size, blockSize: size } })}
    {...(mirrored.has(name) ? { 'data-mirrors': '' } : {})}
    {...(label === undefined ? { 'aria-hidden': true } : { 'role': 'img', 'aria-label': label })}
  >
    <path d={paths[name]} />
  </svg>
)

export const iconNames = Object.keys(paths) as IconName[]
