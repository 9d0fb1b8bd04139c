import { accountsForList, type AccountOfList } from '~/access/accounts.server'
import type { Viewer } from '~/access/viewer.server'
import { phoneWords } from '~/directory/identity'
import { refusedAddresses } from '~/messages/queries.server'
import type { Language } from '~/ui/catalogues'
import { HOUSE_ZONE } from '~/ui/time'
import { translator } from '~/ui/translator'
import { listOf, type Column, type List } from './list'

type Row = AccountOfList & { refusedAt: Date | undefined }

const mailOf = ({ user, email }: AccountOfList) => user?.email ?? email

/** The people of schools, companies, partners, the rectorate and the house, narrowed as on their page. */
export function accountList(viewer: Viewer, narrowed: { q: string; waiting: boolean }, language: Language): List {
  const t = translator(language, 'access')
  const lists = translator(language, 'lists')
  const columns: Column<Row>[] = [
    { key: 'name', title: t('name'), kind: 'text', value: ({ name }) => name },
    { key: 'role', title: t('roleTitle'), kind: 'identifier', value: ({ role }) => t(`role.${role}`) },
    { key: 'organisation', title: t('organisation'), kind: 'text', value: ({ school, company, partner, academie }) => (school ?? company ?? partner)?.name ?? academie },
    { key: 'number', title: lists('column.number'), kind: 'identifier', value: ({ school, company }) => school?.uai ?? company?.siret ?? company?.siren },
    { key: 'town', title: lists('column.town'), kind: 'text', value: ({ school, company }) => (school ?? company)?.town },
    { key: 'position', title: lists('column.position'), kind: 'text', value: ({ position }) => position },
    { key: 'mail', title: lists('column.mail'), kind: 'text', value: mailOf },
    { key: 'phone', title: lists('column.phone'), kind: 'phone', value: ({ phone }) => phone && phoneWords(phone) },
    { key: 'verified', title: lists('column.verified'), kind: 'yes', value: ({ verifiedAt }) => verifiedAt !== null },
    { key: 'lastSeen', title: t('lastSignIn'), kind: 'day', zone: HOUSE_ZONE, value: ({ user }) => user?.lastSeenAt },
    { key: 'refused', title: lists('column.refused'), kind: 'day', zone: HOUSE_ZONE, value: ({ refusedAt }) => refusedAt },
  ]
  return listOf({ file: 'comptes', title: lists('name.comptes'), zone: HOUSE_ZONE }, columns, async function* () {
    for await (const rows of accountsForList(viewer, narrowed)) {
      const refused = await refusedAddresses(viewer, rows.map(mailOf))
      yield rows.map((row) => ({ ...row, refusedAt: refused.get(mailOf(row) ?? '') }))
    }
  } as () => AsyncGenerator<Row[]>)
}
