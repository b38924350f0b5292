import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { componentModules, resolveComponents } from '../src/component-overrides.ts';
import { UserError } from '../src/core/user-error.ts';
import { overridable } from '../src/site/overridable.ts';
import { packageFolder } from './helpers/package-folder.ts';
import { makeFolder } from './helpers/repository.ts';

function refusal(overrides: Record<string, string>): string {
  const { root } = makeFolder({ 'src/own.astro': '<p />', 'src/own.vue': '<p />', 'src/folder.astro/x': '' });
  try {
    resolveComponents(root, overrides);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message} ${error.hint ?? ''}`;
  }
}

describe('components of a project', () => {
  test('stand in place of ours, and the others stay', () => {
    const { root } = makeFolder({ 'src/own.astro': '<p />' });
    const files = resolveComponents(root, { PageHead: './src/own.astro' });
    const resolveId = componentModules(files).resolveId as (id: string) => string | undefined;
    expect(resolveId('virtual:waymark/components/PageHead')).toBe(join(root, 'src/own.astro'));
    expect(resolveId('virtual:waymark/components/Footer')).toBe(join(packageFolder, 'src/site/components/footer.astro'));
    expect(resolveId('virtual:waymark/site')).toBeUndefined();
  });

  test('that can’t be used are named with what can', () => {
    expect([
      refusal({ Pagehead: './src/own.astro' }),
      refusal({ constructor: './src/own.astro' }),
      refusal({ PageHead: './src/gone.astro' }),
      refusal({ PageHead: './src/folder.astro' }),
      refusal({ PageHead: './src/own.vue' }),
      refusal({ PageHead: './src/own.astro' }),
    ]).toMatchInlineSnapshot(`
      [
        "\`components\` of waymark() names \`Pagehead\`, which is no component that can be replaced. Did you mean \`PageHead\`? The components are \`Head\`, \`Brand\`, \`Banner\`, \`HomeText\`, \`PageHead\`, \`PageFoot\` and \`Footer\`.",
        "\`components\` of waymark() names \`constructor\`, which is no component that can be replaced. The components are \`Head\`, \`Brand\`, \`Banner\`, \`HomeText\`, \`PageHead\`, \`PageFoot\` and \`Footer\`.",
        "\`components.PageHead\` of waymark() names \`./src/gone.astro\`, and there is no such file. Write the path of an \`.astro\` file as from the root of the Astro project.",
        "\`components.PageHead\` of waymark() names \`./src/folder.astro\`, and there is no such file. Write the path of an \`.astro\` file as from the root of the Astro project.",
        "\`components.PageHead\` of waymark() is \`./src/own.vue\`, which is no Astro component. Write the path of an \`.astro\` file as from the root of the Astro project.",
        "accepted",
      ]
    `);
  });

  test('can wrap each of ours, which the package exports under its name', () => {
    const { exports } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { exports: Record<string, unknown> };
    const components = Object.entries(exports).filter(([name]) => name.startsWith('./components/'));
    expect(Object.fromEntries(components)).toEqual(
      Object.fromEntries(
        Object.entries(overridable).map(([name, file]) => [`./components/${name}.astro`, `./src/site/components/${file}`]),
      ),
    );
  });

  test('are asked for by the site under every name that can be replaced, and no other', () => {
    const declared = readFileSync(join(packageFolder, 'src/site/virtual.d.ts'), 'utf8').matchAll(/virtual:waymark\/components\/(\w+)/g);
    expect([...declared].map(([, name]) => name).sort()).toEqual(Object.keys(overridable).sort());
  });
});
