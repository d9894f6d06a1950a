export { hand } from '#rights/handing'
export { answer, ask, assign, list, ofPerson, read } from '#rights/requests'
export { preview, retention, run } from '#rights/retention'
export { authorise, processings, setTerm } from '#rights/terms'
