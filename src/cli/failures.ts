import { RpcError } from '../contract/rpc.ts';

/** What is to be put right before anything can run. */
export function wrongSetup(message: string, remedy: string): RpcError {
  return new RpcError({ code: 'setup', message, cause: '', remedy });
}
