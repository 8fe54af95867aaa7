import { describe } from 'vitest';
import { tellMainJob } from './support/mainJobStory.ts';

describe('the main job', () => tellMainJob({ pictures: true, size: { width: 1180, height: 740 } }));
