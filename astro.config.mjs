import { defineConfig } from 'astro/config';
import waymark from 'waymark';

// Our own portal is built by `waymark build`, which needs no Astro project. This is the other way, and it shows the same pages:
// `npx astro dev`, `npx astro build`. `dist` belongs to `waymark build`, which replaces nothing that it didn't make.
export default defineConfig({
  outDir: './.waymark/astro-dist',
  integrations: [waymark()],
});
