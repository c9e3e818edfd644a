/** Where the page comes from: built files under our own scheme, or the development server. */
export const appOrigin = 'app://deepwright';

/**
 * What the page may load. No eval, no inline script, nothing from elsewhere.
 * Inline style attributes stay: Svelte and Svelte Flow place things with them.
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'style-src-elem': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

const asHeader = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

export const contentSecurityPolicy = asHeader(policy);

/** The development server injects style elements and reloads over a socket. */
export const developmentPolicy = (server: URL): string =>
  asHeader({
    ...policy,
    'style-src-elem': "'self' 'unsafe-inline'",
    'connect-src': `'self' ws://${server.host}`,
  });
