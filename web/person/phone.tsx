import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { Code } from '../ui/text.tsx'

/** A phone number in groups, as it is read out; as it was written where it cannot be understood. */
export const Phone = ({ number }: { number: string }) => <Code>{parsePhoneNumberFromString(number, 'MA')?.formatInternational() ?? number}</Code>
