/** Owns the type of what the bundler makes of a worklet's import: the address of a file of its own. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
