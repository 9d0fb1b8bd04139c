/** What the form of an application asks for, the same for the company and for staff who fill it in for one. */
import type { Viewer } from '~/access/viewer.server'
import type { ApplicationState } from '~/db/generated/enums'
import { parseFormData, typedFields, type FormReply } from '~/ui/form.server'
import { companiesOf, keepDraft, saveApplication, setLogo } from './commands.server'
import { ApplicationInput } from './schema'

type Done = { did: 'draft' | 'logo' | 'noLogo' } | { did: 'saved'; state: ApplicationState }
type Failed = { did: 'nothing'; reply: FormReply['data'] | null; logo?: string }

/** Runs what the pressed button says (`faire`). What does not hold yet is kept as it was typed: nobody types it twice. */
export async function takeApplicationForm(viewer: Viewer, { id, companyId }: { id: string; companyId: string }, fields: FormData): Promise<Done | Failed> {
  const button = fields.get('faire')
  const file = fields.get('logo')
  if (button === 'logo' || button === 'sanslogo') {
    if (button === 'logo' && !(file instanceof File && file.size > 0)) return { did: 'nothing', reply: null, logo: 'fileEmpty' }
    const kept = await setLogo(viewer, id, button === 'logo' && file instanceof File ? file : null)
    return kept.ok ? { did: button === 'logo' ? 'logo' : 'noLogo' } : { did: 'nothing', reply: null, logo: [kept.reason, kept.details?.n].filter(Boolean).join('|') }
  }
  const typed = typedFields(fields, ['faire', 'seul'])
  if (button === 'brouillon') {
    await keepDraft(viewer, id, typed)
    return { did: 'draft' }
  }
  const parsed = parseFormData(fields, ApplicationInput)
  const nothing = async (reply: FormReply): Promise<Failed> => {
    await keepDraft(viewer, id, typed)
    return { did: 'nothing', reply: reply.data }
  }
  if (!parsed.ok) return nothing(parsed.reply())
  const companies = await companiesOf(viewer, companyId, parsed.value)
  if (!companies.ok) return nothing(parsed.reply(companies.errors))
  const saved = await saveApplication(viewer, id, parsed.value, companies.named)
  return saved.ok ? { did: 'saved', state: saved.state } : nothing(parsed.reply({ 'wishes[0].area': [saved.reason] }))
}
