/** QR codes (ISO/IEC 18004), drawn here so that no foreign service learns which page is shared. */
import qrcode from 'qrcode-generator';

/** Width in modules of the white border that scanners need. */
const quiet = 4;

/** Returns an SVG in black on white, because not every scanner reads a light code on a dark ground. */
export function codeSvg(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = count + 2 * quiet;
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      const start = column;
      while (column + 1 < count && code.isDark(row, column + 1)) column += 1;
      path += `M${start + quiet} ${row + quiet}h${column + 1 - start}v1H${start + quiet}z`;
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path d="M0 0h${size}v${size}H0z" fill="#fff"/><path d="${path}"/></svg>\n`
  );
}
