import { useEffect, useState } from 'react'
import { doWork } from '../individuals-work'

/** Does the work of a form while it is filled in. `unable`: this browser cannot, so the question in words is asked. */
export function useProof(stamp: string): { proof: string; unable: boolean } {
  const [state, setState] = useState({ stamp: '', proof: '', unable: false })
  useEffect(() => {
    const off = new AbortController()
    doWork(stamp, off.signal).then(
      (proof) => !off.signal.aborted && setState({ stamp, proof: proof ?? '', unable: proof === undefined }),
      () => !off.signal.aborted && setState({ stamp, proof: '', unable: true }),
    )
    return () => off.abort()
  }, [stamp])
  return state.stamp === stamp ? state : { proof: '', unable: false }
}
