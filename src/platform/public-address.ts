import { BlockList, isIP } from 'node:net';

// IANA special-purpose registries (RFC 6890 and its updates): nothing in them is a host of the public internet.
const reserved = new BlockList();
for (const [network, bits] of [
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved.addSubnet(network, bits, 'ipv4');

// Inside the global unicast space: documentation, tunnels whose addresses hold an IPv4 address, and benchmarks.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved.addSubnet(network, bits, 'ipv6');

const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an address belongs to a host of the public internet. An IPv4 address in the clothes of IPv6 (`::ffff:127.0.0.1`)
 * is none: nobody is reached by it whom the plain form would not reach.
 */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !reserved.check(address, 'ipv4');
    case 6:
      return globalUnicast.check(address, 'ipv6') && !reserved.check(address, 'ipv6');
    default:
      return false;
  }
}

// Networks of a house and this machine itself. Link-local addresses are none: clouds tell their secrets there.
const house = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  house.addSubnet(network, bits, 'ipv4');
house.addSubnet('fc00::', 7, 'ipv6');
house.addAddress('::1', 'ipv6');

/** Whether an address belongs to a machine of the own network. */
export function isHouseAddress(address: string): boolean {
  const family = isIP(address);
  // In the clothes of IPv6 it is none, as above.
  if (family === 6 && /^::ffff:/iu.test(address)) return false;
  return family !== 0 && house.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
