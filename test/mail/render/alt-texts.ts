/** Words in place of pictures that did not come, as a browser shows them. */

/** Run in a page: what keeps a reader from reading them, a sentence each. */
function faults(): string[] {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string) => {
    const [red, green, blue] = channels(color).map((value) =>
      value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const groundOf = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return (channels(backgroundColor)[3] ?? 1) > 0 ? backgroundColor : groundOf(element.parentElement);
  };
  const heightOf = (img: HTMLImageElement): number => {
    const words = document.createElement('div');
    const { font, width } = getComputedStyle(img);
    Object.assign(words.style, { font, width, overflowWrap: 'anywhere' });
    words.textContent = img.alt;
    img.parentElement!.append(words);
    const { height } = words.getBoundingClientRect();
    words.remove();
    return height;
  };
  return [...document.images].flatMap((img) => {
    const { color, fontSize, lineHeight } = getComputedStyle(img);
    const [dark, bright] = [light(color), light(groundOf(img))].sort((a, b) => a - b);
    const contrast = (bright! + 0.05) / (dark! + 0.05);
    const box = img.getBoundingClientRect();
    const about = (what: string) => `“${img.alt}” ${what}`;
    return [
      ...(img.naturalWidth === 0 ? [] : [about('is there')]),
      ...(contrast >= 4.5 ? [] : [about(`has a contrast of ${contrast.toFixed(1)}`)]),
      ...(Number.parseFloat(lineHeight) >= 1.3 * Number.parseFloat(fontSize)
        ? []
        : [about('has tight lines')]),
      ...(heightOf(img) <= box.height + 1 ? [] : [about(`is cut off at ${box.height} pixels`)]),
      ...(box.right <= document.documentElement.clientWidth ? [] : [about('leaves the screen')]),
    ];
  });
}

export const altFaults = `(${faults})()`;
