/**
 * The guard against server-side request forgery: a connector that reaches only public addresses. It has its own list of
 * networks because ipaddr.js calls unassigned IPv6 addresses such as 4000::1 unicast, and would let them pass.
 */
import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction, type Socket } from 'node:net';
import { buildConnector } from 'undici';

/** Networks that are not the public Internet, from the IANA special-purpose registries (RFC 6890). */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['2001::', 23], // Teredo among them, which carries any IPv4 address
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4, which carries any IPv4 address too
  ['3fff::', 20],
] as const) {
  special.addSubnet(network, prefix, 'ipv6');
}

/**
 * The IPv6 addresses assigned to hosts. Loopback, v4-mapped, NAT64, unique local, link-local and multicast lie
 * outside.
 */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Returns whether an IP address (without brackets) belongs to the public Internet; false for any other text. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return (
    family === 6 &&
    !address.includes('%') &&
    globalUnicast.check(address, 'ipv6') &&
    !special.check(address, 'ipv6')
  );
}

/** The `code` of the connector's error for a private address. */
export const privateAddressCode = 'ERR_PRIVATE_ADDRESS';

const refusal = (host: string) =>
  Object.assign(new Error(`${host} is not on the public Internet`), { code: privateAddressCode });

/**
 * A `dns.lookup` that fails if any address of the answer is not public. A socket looks up once and connects to that
 * address.
 * @internal
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  dns.lookup(host, { ...(options as LookupOptions), all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, []);
    const allPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
    if (!allPublic) return callback(refusal(host), []);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

/**
 * An undici connector that refuses private addresses three times: a literal address before connecting (sockets
 * never look those up), each address of a DNS answer, and the address that the socket is then connected to.
 */
export function guardedConnector(timeoutMs: number, lookup = publicLookup): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup });
  return (options, callback) => {
    const { hostname } = options;
    if (isIP(hostname) && !isPublicAddress(hostname)) return callback(refusal(hostname), null);
    // undici's connectors return the socket, but its types don't say so.
    const socket = connect(options, (error, connected) => {
      const wrong = error ?? wrongPeer(connected, hostname);
      if (!wrong) return callback(null, connected!);
      connected?.destroy();
      callback(wrong, null);
    }) as unknown as Socket;
    // This runs before undici's own listener, so that not even a TLS greeting is sent to a private address.
    socket.prependOnceListener('connect', () => {
      const wrong = wrongPeer(socket, hostname);
      if (wrong) socket.destroy(wrong);
    });
  };
}

/**
 * Checks the address that a socket is connected to. A socket that was reset at once has no address any more.
 * @returns null if the address is public
 */
function wrongPeer({ remoteAddress }: Socket, hostname: string): Error | null {
  if (remoteAddress === undefined) return Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  return isPublicAddress(remoteAddress) ? null : refusal(hostname);
}
