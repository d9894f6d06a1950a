export const demonstrationAccounts: { email: string; password: string }[] = []
