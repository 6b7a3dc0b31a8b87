import type { Near } from './finding.ts'

export const NEAR_COOKIE = 'kith_near'

/** The cookie that remembers where somebody looks from until the browser is closed; nothing is kept on our side. */
export function nearCookie(near: Near | undefined, secure: boolean): string {
  const value = near ? encodeURIComponent([near.lat, near.lon, near.exact ? 1 : 0, near.placeCode ?? '', near.label].join('|')) : ''
  return `${NEAR_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${near ? '' : '; Max-Age=0'}`
}

/** Reads the cookie; a forged or worn one is as if there were none. `value` as the server hands it over, decoded or not. */
export function readNear(value: string | undefined): Near | undefined {
  if (!value || value.length > 600) return undefined
  const [lat, lon, exact, placeCode, ...label] = decoded(value).split('|')
  const point = pointFrom(lat, lon)
  const name = label
    .join('|')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100)
  if (!point || name === '') return undefined
  return { ...point, exact: exact === '1', placeCode: /^[A-Z0-9-]{3,30}$/.test(placeCode ?? '') ? placeCode : undefined, label: name }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** A point within the islands from two typed numbers, to about a hundred metres: nobody's front door. */
export function pointFrom(lat: string | undefined, lon: string | undefined): { lat: number; lon: number } | undefined {
  const number = (text: string | undefined) =>
    text !== undefined && /^-?\d{1,3}(\.\d{1,20})?$/.test(text) ? Math.round(Number(text) * 1000) / 1000 : Number.NaN
  const [north, east] = [number(lat), number(lon)]
  return north >= 49 && north <= 61 && east >= -9 && east <= 2 ? { lat: north, lon: east } : undefined
}
