export const owner: { email: string; password: string };
export const reader: string;
