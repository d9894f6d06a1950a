/** What this device remembers. A browser that keeps nothing (private windows, full disks) is no reason to stop. */
export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(`rawabit.${key}`)
  } catch {
    return null
  }
}

export const remember = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(`rawabit.${key}`)
    else localStorage.setItem(`rawabit.${key}`, value)
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}

/** Every key that begins with `prefix`. */
export const recalled = (prefix: string): string[] => {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`rawabit.${prefix}`))
      .map((key) => key.slice('rawabit.'.length))
  } catch {
    return []
  }
}
