/** Who can sign in to the data of `npm run dev`, and who follows its sample site. Nothing here is secret. */
export const owner = { email: 'owner@example.org', password: 'postrider develops' };
export const reader = 'reader@example.org';
