// The order of words: imports look only down, types included, and knock at two doors.
const { words } = require('./src/order.json')

const anyOf = (names) => `(${names.join('|')})`

/** No word may import one that stands above it. */
const upward = words.map((word, index) => ({
  name: `order-${word}`,
  comment: `${word} looks up; what must travel up travels as a journal line`,
  severity: 'error',
  from: { path: `^src/${word}/` },
  to: { path: `^src/${anyOf(words.slice(index + 1))}/` },
})).slice(0, -1)

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-circles',
      comment: 'types included; a page that is fetched later may know the route that fetches it',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'two-doors',
      comment: 'another word is reached by its model and its actions; its data files by app alone',
      severity: 'error',
      from: { path: `^src/${anyOf(words.filter((word) => !['language', 'platform', 'app'].includes(word)))}/`, pathNot: '\\.test\\.ts$' },
      to: {
        path: `^src/${anyOf(words.filter((word) => !['language', 'platform'].includes(word)))}/`,
        pathNot: ['^src/$1/', `^src/${anyOf(words)}/(model|actions)\\.ts$`],
      },
    },
    {
      name: 'doors-of-app',
      comment: 'app mounts, loads and demonstrates: routes, models, actions and data files, never a store or an access rule',
      severity: 'error',
      from: { path: '^src/app/', pathNot: '\\.test\\.ts$' },
      to: { path: `^src/${anyOf(words.filter((word) => !['language', 'platform', 'app'].includes(word)))}/(store|access)\\.ts$` },
    },
    {
      name: 'web-knows-models',
      comment: 'a page shares with the server what a word is, and the drawing of charts',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: ['^src/language/', '^src/[^/]+/model\\.ts$', '^src/[^/]+/[^/]+/model\\.ts$', '^src/report/charts'] },
    },
    {
      name: 'ui-knows-no-word',
      severity: 'error',
      from: { path: '^web/ui/' },
      to: { path: '^(src/(?!language/)|web/(?!ui/))' },
    },
    {
      name: 'pages-link',
      comment: 'the pages of a word do not import those of another: they link, and may show a part that another offers',
      severity: 'error',
      from: { path: '^web/(?!ui/|app/)([^/]+)/' },
      to: { path: '^web/[^/]+/', pathNot: ['^web/$1/', '^web/(ui|app)/', '^web/[^/]+/parts/'] },
    },
    {
      name: 'server-knows-no-page',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(web|test|bench)/', pathNot: '^test/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|data)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
