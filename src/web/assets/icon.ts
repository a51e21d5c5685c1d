/** An envelope with a horn's curve for a flap; readable at 16 pixels, light and dark. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect x="2" y="6" width="28" height="20" rx="4" fill="#1f5fbf"/>
<path d="M6 11c4 6 7 8 10 8s6-2 10-8" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>
</svg>
`;
