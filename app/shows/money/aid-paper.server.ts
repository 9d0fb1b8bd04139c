import type { Viewer } from '~/access/viewer.server'
import { config } from '~/config.server'
import { euros } from '~/ui/money'
import { paper, paperInk } from '~/ui/paper.server'
import { dateRangeWords, dayWords, shortDate } from '~/ui/time'
import { translator } from '~/ui/translator'
import { companyAid } from './aid-queries.server'
import { DE_MINIMIS_CENTS } from './de-minimis'
import { siretWords } from './rules'

const money = (cents: number) => euros(cents, 'fr')

/** The statement of a company's de minimis aid with a blank declaration to sign (Regulation (EU) 2023/2831, art. 6); null for whoever may not. */
export async function statementPaper(viewer: Viewer, companyId: string, now = new Date()): Promise<{ name: string; bytes: Buffer } | null> {
  const aid = await companyAid(viewer, companyId, now)
  if (!aid) return null
  const t = translator('fr', 'showMoney')
  const words = (key: 'title' | 'asOf' | 'window' | 'sum' | 'room' | 'members' | 'grants' | 'total' | 'none' | 'declaration' | 'declarationText' | 'declaredGrantor' | 'declaredOn' | 'declaredAmount' | 'declaredBasis' | 'signature' | 'signatureLines' | 'basis' | 'company') => t(`statementPaper.${key}`)
  const { window, members, company } = aid
  const counted = aid.grants.filter(({ cancelledAt, grantedOn }) => !cancelledAt && window.from <= grantedOn && grantedOn <= window.until).reverse()
  const bytes = await paper({ language: 'fr', title: words('title'), house: config().houseName, madeAt: now }, (sheet) => {
    sheet.heading(words('title'))
    sheet.paragraph(company.name, { size: 13, weight: 'medium', gap: 8 })
    sheet.paragraph(t('statementPaper.intro', { ceiling: euros(DE_MINIMIS_CENTS, 'fr', { round: true }) }), { color: paperInk.soft, gap: 10 })
    sheet.facts([[words('asOf'), dayWords(aid.today, 'fr')], [words('window'), dateRangeWords(window.from, window.until, 'fr')], [words('sum'), money(window.cents)], [words('room'), money(aid.room)]])
    sheet.heading(words('members'), 3)
    sheet.paragraph(members.map(({ name, siren }) => `${name} (SIREN ${siretWords(siren)})`).join(' · '))
    sheet.heading(words('grants'), 2)
    if (counted.length === 0) sheet.paragraph(words('none'))
    else {
      sheet.table(
        [{ title: t('grantedOn'), share: 14 }, { title: words('company'), share: 26 }, { title: t('grantor'), share: 26 }, { title: words('basis'), share: 16 }, { title: t('column.amount'), share: 18, align: 'right' }],
        [
          ...counted.map((grant) => ({ cells: [shortDate(grant.grantedOn, 'fr'), grant.company.name, grant.declared ? { text: grant.grantor, detail: t('declaredShort') } : grant.programme ? { text: grant.grantor, detail: grant.programme.title } : grant.grantor, grant.legalBasis, money(grant.amountCents)] })),
          { cells: [words('total'), '', '', '', money(window.cents)], strong: true },
        ],
      )
    }
    sheet.heading(words('declaration'), 2)
    sheet.paragraph(words('declarationText'), { gap: 8 })
    sheet.table([{ title: words('declaredOn'), share: 18 }, { title: words('declaredGrantor'), share: 40 }, { title: words('declaredBasis'), share: 20 }, { title: words('declaredAmount'), share: 22, align: 'right' }], Array.from({ length: 4 }, () => ({ cells: ['\u00a0', '', '', ''] })), { size: 11 })
    sheet.signature(words('signature'), [words('signatureLines')])
  })
  return { name: `releve-de-minimis-${company.siren}.pdf`, bytes }
}
