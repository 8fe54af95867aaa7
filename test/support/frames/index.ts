export * from './deflate.ts';
export * from './fragments.ts';
export { closePayload, frame, type FrameFields, masked, type Opcode } from './frame.ts';
export * from './hex.ts';
export * from './scan.ts';
export * from './wsWitness.ts';
export * from './sentByWs.ts';
