/** Owns the one content policy of all windows, as the bundler writes it into pages and main sends it as a header. */

/** Nothing but our own files: no inline script, no connection, no frame, no form, no plugin. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'none'",
  "connect-src 'none'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
