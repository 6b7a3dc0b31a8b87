let minutes = 15

/** Sets how many minutes of silence it takes until somebody who said "you may call me" is called: a choice of whoever runs the service. */
export const setSilence = (wanted: number): void => {
  minutes = wanted
}

/** Hours of silence after which somebody who stopped half way, with leave to call, is called (R016). */
export const silenceHours = (): number => minutes / 60
