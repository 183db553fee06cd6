/** Rules of this house that no plugin has. Each is broken on purpose in `fences.spec.ts`. */

const isTrue = (node) => node?.type === 'Property' && node.value?.async === true;

/** Temporal ignores what an async validator rejects: the update would go through unchecked. */
const noAsyncUpdateValidator = {
  meta: { type: 'problem', schema: [], messages: { async: 'An async validator validates nothing.' } },
  create: (context) => ({
    "Property[key.name='validator']"(node) {
      if (isTrue(node)) context.report({ node, messageId: 'async' });
    },
  }),
};

/** Inside `db.run(caller, em => …)` only that transaction is in reach: a function takes `em`, it never captures one. */
const noOuterTransaction = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { outer: 'Inside Db.run use its own `{{name}}`, not one from outside.' },
  },
  create: (context) => ({
    "CallExpression[callee.property.name=/^(run|read)$/] > ArrowFunctionExpression[params.0.name='em']"(node) {
      const { scopeManager } = context.sourceCode;
      const scope = scopeManager.acquire(node);
      for (const { identifier, resolved } of scope?.through ?? []) {
        if (!['em', 'manager', 'entityManager', 'dataSource'].includes(identifier.name)) continue;
        if (resolved && resolved.scope !== scope)
          context.report({ node: identifier, messageId: 'outer', data: { name: 'em' } });
      }
    },
  }),
};

/** A module folder of a service is entered through its `*.service.ts`; `config` and `app.module` stand above all. */
const moduleDoor = {
  meta: { type: 'problem', schema: [], messages: { door: 'Enter another module through its *.service.ts.' } },
  create: (context) => ({
    ImportDeclaration(node) {
      const source = String(node.source.value);
      const into = /^\.\.\/([a-z-]+)\/(.+)$/.exec(source);
      if (!into || into[1] === 'migrations') return;
      const type = node.importKind === 'type' || node.specifiers.every((specifier) => specifier.importKind === 'type');
      if (type || into[2].endsWith('.service')) return;
      context.report({ node, messageId: 'door' });
    },
  }),
};

export default {
  rules: {
    'no-async-update-validator': noAsyncUpdateValidator,
    'no-outer-transaction': noOuterTransaction,
    'module-door': moduleDoor,
  },
};
