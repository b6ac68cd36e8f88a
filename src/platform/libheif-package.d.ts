/** The part of the package `libheif-js` (libheif compiled to WebAssembly) that we use; it brings no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  type Context = { readonly context: unique symbol };
  type Handle = { readonly handle: unique symbol };
  /** An error instead of what was asked for has a code. */
  type Failure = { readonly code: unknown; readonly message: string };
  type Picture = {
    readonly width: number;
    readonly height: number;
    readonly channels: readonly { readonly data: Uint8Array; readonly stride: number }[];
    readonly code?: never;
  };

  const libheif: {
    readonly heif_error_code: { readonly heif_error_Ok: unknown };
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown };
    heif_context_alloc(): Context;
    heif_context_read_from_memory(context: Context, file: Uint8Array): Failure;
    heif_js_context_get_primary_image_handle(context: Context): Handle | Failure;
    heif_image_handle_get_width(handle: Handle): number;
    heif_image_handle_get_height(handle: Handle): number;
    heif_js_decode_image2(handle: Handle, colours: unknown, layout: unknown): Picture | Failure;
  };
  export default libheif;
}
