import { type Dispatcher, getGlobalDispatcher } from 'undici';

/**
 * The way out for websockets when the process is told to use a proxy (NODE_USE_ENV_PROXY, Node.js 22.21 and 24), which
 * its ordinary requests then do by themselves; undefined when they go straight out.
 */
export function proxyOfProcess(): Dispatcher | undefined {
  return process.env.NODE_USE_ENV_PROXY === '1' ? getGlobalDispatcher() : undefined;
}
