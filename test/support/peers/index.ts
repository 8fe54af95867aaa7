export * from './busyListener.ts';
export * from './certificate.ts';
export * from './forwarder.ts';
export * from './listener.ts';
export { hasIpv6 } from './loopback.ts';
export * from './rawPeer.ts';
export * from './recordingClient.ts';
export * from './steps.ts';
export { acceptOf, type Answer, type Header, latin1 } from './upgradeAnswer.ts';
