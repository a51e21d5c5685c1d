/** `postrider key add` */
export const keyAddText = {
  description: 'make an API key and print it, alone; it is not kept and not shown again',
  name: 'what the key is for',
  help: '\nExample:\n  $ npx postrider key add "Shop" > shop.key',
};
