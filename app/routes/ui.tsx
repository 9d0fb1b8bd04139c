import type { LoaderFunctionArgs } from '@remix-run/node'
import { useTranslations } from 'use-intl'
import { access } from '~/access/policy'
import { notFound } from '~/access/responses.server'
import { config } from '~/config.server'
import { Button, LinkButton } from '~/ui/Button'
import { ConfirmLink } from '~/ui/Dialog'
import { Checkbox, CheckboxGroup, ErrorSummary, Select, TextArea, TextField } from '~/ui/Field'
import { SiteFrame } from '~/ui/Frame'
import { Badge, EmptyState, Fact, Facts, KindMark, Notice, PageHeader, SeatMeter, Section, Steps } from '~/ui/Page'
import { Pages } from '~/ui/Pages'
import { ProgressBar } from '~/ui/Progress'
import { Tabs } from '~/ui/Tabs'
import { Toast } from '~/ui/Toast'

export const handle = access('ui.read')

/** Every component in its states, for who builds screens: only while developing. */
export function loader(_: LoaderFunctionArgs) {
  if (config().mode !== 'development') throw notFound()
  return null
}

const tones = ['info', 'good', 'warn', 'bad'] as const
const looks = ['primary', 'secondary', 'quiet', 'danger'] as const

export default function Components() {
  const t = useTranslations()
  const choices = (['3e', '2de', 'CAP'] as const).map((label) => ({ value: label, label }))
  return (
    <SiteFrame house="Mécanov" toast={{ text: t('programmes.saved') }}>
      <title>UI · Pavillon</title>
      <PageHeader title={t('programmes.list')} crumbs={[{ to: '/', label: 'Pavillon' }, { to: '/ui', label: 'UI' }]} meta={<><KindMark kind="show">{t('programmes.kind.SHOW')}</KindMark><KindMark kind="week">{t('programmes.kind.INDUSTRY_WEEK')}</KindMark><KindMark kind="school">{t('programmes.kind.OUTREACH')}</KindMark></>} lead={t('programmes.listLead')} action={<LinkButton to="/ui" look="primary">{t('programmes.create')}</LinkButton>} />
      <Section title="Button"><div className="flex flex-wrap gap-2">{looks.map((look) => <Button key={look} type="button" look={look}>{t('ui.save')}</Button>)}</div></Section>
      <Section title="Notice">{tones.map((tone) => <Notice key={tone} tone={tone} title={t('programmes.example')}>{t('programmes.exampleText')}</Notice>)}</Section>
      <Section title="Badge"><div className="flex flex-wrap gap-2"><Badge>{t('programmes.draft')}</Badge>{tones.map((tone) => <Badge key={tone} tone={tone}>{t('programmes.published')}</Badge>)}</div></Section>
      <Section title="Field">
        <div className="grid max-w-3xl gap-5 sm:grid-cols-2">
          <TextField id="a" name="a" label={t('activities.field.title')} hint={t('programmes.field.titleHint')} />
          <TextField id="b" name="b" label={t('access.email')} error="email" defaultValue="prof@" required={false} />
          <TextField id="c" name="c" type="date" label={t('activities.field.date')} />
          <TextField id="d" name="d" type="number" label={t('activities.seats')} error="tooBig|500" />
          <Select id="e" name="e" label={t('pages.level')} choices={choices} empty={t('ui.all')} />
          <TextArea id="f" name="f" label={t('programmes.field.summary')} />
          <CheckboxGroup id="g" name="g" label={t('activities.field.levels')} choices={choices} defaultValues={['3e']} error="chooseOne" />
          <Checkbox id="h" name="h" label={t('activities.field.stepFree')} />
        </div>
      </Section>
      <Section title="Steps"><Steps steps={[{ label: t('signups.step.asked'), state: 'done' }, { label: t('signups.step.CHAMBER'), state: 'now' }, { label: t('signups.step.RECTORATE'), state: 'failed' }, { label: t('signups.step.confirmed'), state: 'next' }]} /></Section>
      <Section title="SeatMeter"><div className="flex flex-wrap gap-8">{[0, 12, 30].map((taken) => <SeatMeter key={taken} taken={taken} seats={30}>{t('activities.fullTitle', { taken, seats: 30 })}</SeatMeter>)}</div></Section>
      <Section title="ProgressBar">
        <ProgressBar label={t('directory.state.READING')} value={42} max={100} words="42 %" />
        <ProgressBar label={t('directory.state.READING')} value={0} max={0} />
      </Section>
      <Section title="Tabs"><Tabs label={t('access.accounts')} tabs={[{ to: '?', label: t('access.allAccounts'), current: true }, { to: '?attendus', label: t('access.notYetCome'), current: false }]} /></Section>
      <Section title="Toast"><Toast>{t('access.invited')}</Toast></Section>
      <Section title="Dialog">
        <ConfirmLink to="/ui" label={t('access.endRole')} title={t('access.endRoleTitle')} confirm={t('access.endRoleYes')} keep={t('access.keepRole')}>
          <p>{t('access.endRoleText', { name: 'Camille Exemple', role: t('access.role.STAFF') })}</p>
        </ConfirmLink>
      </Section>
      <Section title="Table">
        <table className="data-table">
          <thead><tr><th>{t('signups.school')}</th><th>{t('signups.class')}</th><th className="num">{t('signups.persons')}</th><th>{t('signups.state')}</th></tr></thead>
          <tbody>
            {(['good', 'warn', 'bad'] as const).map((tone, index) => (
              <tr key={tone}>
                <td className="lead font-semibold">Collège des Tilleuls</td>
                <td data-label={t('signups.class')}>{`3e ${'ABC'[index]}`}</td>
                <td data-label={t('signups.persons')} className="num">{[24, 8, 112][index]}</td>
                <td data-label={t('signups.state')}><Badge tone={tone}>{t(`signups.status.${(['CONFIRMED', 'PENDING', 'REFUSED'] as const)[index] ?? 'PENDING'}`)}</Badge></td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="ErrorSummary"><ErrorSummary errors={{ b: ['email'], d: ['tooBig|500'] }} labels={(field) => ({ id: field, label: field === 'b' ? t('access.email') : t('activities.seats') })} /></Section>
      <Section title="Facts"><Facts><Fact term={t('pages.place')}>Maubeuge</Fact><Fact term={t('pages.price')}>{t('pages.priceFree')}</Fact></Facts></Section>
      <Section title="EmptyState"><EmptyState title={t('programmes.empty')} action={<Button type="button">{t('programmes.create')}</Button>}>{t('programmes.emptyText')}</EmptyState></Section>
      <Section title="Pages"><Pages page={2} pages={7} address={(page) => `?page=${page}`} /></Section>
    </SiteFrame>
  )
}
