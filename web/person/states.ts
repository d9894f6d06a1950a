import type { AppointmentState } from '#casework/model'
import type { State } from '#referral/model'
import type { StatusTone } from '../ui/status.tsx'

export const referralTones: Record<State, StatusTone> = {
  'draft': 'plain', 'requested': 'attention', 'accepted': 'information', 'rejected': 'refusal', 'cancelled': 'quiet', 'in-progress': 'information',
  'on-hold': 'attention', 'completed': 'done', 'failed': 'refusal', 'entered-in-error': 'quiet',
}

export const appointmentTones: Record<AppointmentState, StatusTone> = { booked: 'information', attended: 'done', missed: 'attention', cancelled: 'quiet' }
