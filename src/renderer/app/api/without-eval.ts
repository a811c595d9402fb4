import { config } from 'zod';

// The page's content security policy forbids compiling code from strings, which zod would try while schemas are built.
config({ jitless: true });
