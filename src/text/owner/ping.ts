/** What blogs are answered that send a ping; their logs show it. */
export const pingText = {
  thanks: 'Thank you. The feed is looked at within seconds.',
  unknownSite:
    'No publication here follows that site. Add the site to Postrider first, with the address that it has in this ping.',
  limited: (minutes: number) =>
    `Too many pings from this network. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}; the feed is polled all the same.`,
  unreadable:
    'This is no ping: send an XML-RPC call of weblogUpdates.ping or weblogUpdates.extendedPing, with the name and the address of the site.',
  unknownMethod: (name: string) =>
    `The method ${name} is not known here. It takes weblogUpdates.ping and weblogUpdates.extendedPing.`,
  tooLarge: 'A ping has at most 16 KB.',
};
