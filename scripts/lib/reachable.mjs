import http from 'node:http';

/** The address of the proxy for https, when the user has one. */
export const proxy = () => process.env.HTTPS_PROXY ?? process.env.https_proxy;

/**
 * Whether an https address answers within `timeout` milliseconds, redirects included.
 * Behind a proxy the tunnel is opened for each host in `alsoHosts` too, since redirects are not followed there.
 */
export async function isReachable(address, { timeout, alsoHosts = [] }) {
  if (proxy()) {
    const hosts = [new URL(address).host, ...alsoHosts];
    return (await Promise.all(hosts.map((host) => opensTunnel(proxy(), host, timeout)))).every(Boolean);
  }
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(timeout) });
    return answer.ok;
  } catch {
    return false;
  }
}

function opensTunnel(through, host, timeout) {
  return new Promise((resolve) => {
    const { protocol, hostname, port, username, password } = new URL(through);
    if (protocol !== 'http:') return resolve(true); // Only a real attempt can tell.
    const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
    const request = http.request({
      host: hostname,
      port: port || 80,
      method: 'CONNECT',
      path: host.includes(':') ? host : `${host}:443`,
      headers: username ? { 'Proxy-Authorization': `Basic ${login}` } : {},
      timeout,
    });
    const finish = (opened) => {
      request.destroy();
      resolve(opened);
    };
    request.on('connect', ({ statusCode }, socket) => {
      socket.destroy();
      finish(statusCode === 200);
    });
    request.on('response', () => finish(false));
    request.on('timeout', () => finish(false));
    request.on('error', () => finish(false));
    request.end();
  });
}
