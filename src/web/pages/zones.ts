/** The time zones of a form: every zone that this Node version knows, by region, under its current name. */

/** Places that have been renamed but that Node still lists by their former names. */
const renamed = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** Returns a zone's current name, because browsers too still use former names of some zones. */
export const nameToday = (zone: string): string => renamed.get(zone) ?? zone;

export interface Zone {
  /** IANA name, as stored. */
  value: string;
  label: string;
  /** A former name that browsers may give. */
  also: string | undefined;
}

/** Returns for example `Buenos Aires (Argentina)` for `America/Argentina/Buenos_Aires`. */
function label(zone: string): string {
  const [place, ...within] = zone.replaceAll('_', ' ').split('/').slice(1).reverse();
  return within.length > 0 ? `${place} (${within.join(', ')})` : (place ?? zone);
}

function listZones(): { region: string; zones: Zone[] }[] {
  const regions = new Map<string, Map<string, Zone>>();
  for (const known of Intl.supportedValuesOf('timeZone')) {
    const value = nameToday(known);
    const [region, place] = value.split('/');
    if (!region || !place || region === 'Etc') continue;
    const zones = regions.get(region) ?? new Map<string, Zone>();
    regions.set(region, zones.set(value, { value, label: label(value), also: formerName(value) }));
  }
  return [...regions]
    .map(([region, zones]) => ({
      region,
      zones: [...zones.values()].sort((a, b) => a.label.localeCompare(b.label, 'en')),
    }))
    .sort((a, b) => a.region.localeCompare(b.region, 'en'));
}

const formerName = (value: string): string | undefined =>
  [...renamed].find(([, present]) => present === value)?.[0];

/** The zones by region, both sorted alphabetically; without UTC. */
export const zoneRegions: { region: string; zones: Zone[] }[] = listZones();
