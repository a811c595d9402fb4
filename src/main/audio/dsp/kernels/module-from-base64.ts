/** The WebAssembly module whose binary is written in base64. Throws CompileError where it is none. */
export function moduleFromBase64(base64: string): WebAssembly.Module {
  const text = atob(base64);
  const binary = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) binary[i] = text.charCodeAt(i);
  return new WebAssembly.Module(binary);
}
