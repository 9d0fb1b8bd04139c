import { useTranslations } from 'use-intl'
import type { Activity } from '~/db/generated/client'
import { Level } from '~/db/generated/enums'
import { Button } from '~/ui/Button'
import { Select } from '~/ui/Field'
import type { BookingStep } from '../booking-steps.server'
import { ClassSignUp } from '../schema'
import { classTravels } from '../rules'
import { MOST_CLASSES, roomAfter } from '../several-rules'
import { Carried, ClassBasket, ClassSummary } from './ClassBasket'
import { ClassForm } from './ClassForm'

type Props = {
  session: { id: string; seats: number; taken: number; waiting: number }
  activity: Pick<Activity, 'kind' | 'attendance' | 'levels' | 'stepFree'>
  schools: { id: string; name: string; town: string }[]
  formKey: string
  /** What a class that was booked before has in common with this one. */
  like?: Record<string, unknown>
  step?: Exclude<BookingStep, { step: 'booked' }>
}

/** Books one class, or several one after another: the form, what was added, and the summary before it is sent. */
export function BookClasses({ session, activity, schools, formKey, like, step }: Props) {
  const t = useTranslations('signups')
  const words = useTranslations('classes')
  if (step?.step === 'summary') return <ClassSummary lines={step.lines} lessRoom={step.lessRoom} sessionId={session.id} />
  const basket = step?.basket ?? []
  const room = basket.reduce(roomAfter, session)
  const n = basket.length + 1
  return (
    <>
      {basket.length > 0 && <ClassBasket basket={basket} />}
      {basket.length > 0 && <><h2 className="text-lg">{words('addTitle')}</h2><p className="mt-1 mb-4 text-sm text-soft">{words('addHint')}</p></>}
      <ClassForm
        key={`${basket.length} ${basket.at(-1)?.formKey ?? ''}`}
        schema={ClassSignUp} levels={activity.levels.length > 0 ? activity.levels : Object.values(Level)} stepFreePlace={activity.stepFree} asksTransport={classTravels(activity)}
        room={{ ...room, own: 0 }} values={{ stepFree: 0, ...like, ...step?.values, sessionId: session.id, formKey }} lastResult={step?.result}
        buttons={(waits) => basket.length > 0
          ? <><Button formNoValidate name="faire" value="verifier">{words('checkThese')}</Button>{n < MOST_CLASSES && <Button look="secondary" name="faire" value="ajouter">{words('add')}</Button>}</>
          : <><Button name="faire" value="inscrire">{waits ? t('bookWaiting') : t('book')}</Button><Button look="secondary" name="faire" value="ajouter">{words('add')}</Button></>}
      >
        <Carried basket={basket} />
        {schools.length === 1
          ? <p className="text-sm font-semibold">{t('forSchool', { school: schools[0]?.name ?? '' })}<input type="hidden" name="schoolId" value={schools[0]?.id} /></p>
          : <Select id="classe-schoolId" name="schoolId" label={t('field.school')} defaultValue={String(step?.values?.schoolId ?? like?.schoolId ?? '')} choices={schools.map(({ id, name, town }) => ({ value: id, label: `${name}, ${town}` }))} />}
      </ClassForm>
    </>
  )
}
