import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/", "eslint.config.js"] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The gateway leaves out what is null: `== null` asks for both.
      "eqeqeq": ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "max-lines": ["error", 300],
      // Numbers read well in templates.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `return fail(problem);` says in one line that this is the end.
      "@typescript-eslint/no-confusing-void-expression": "off",
    },
  },
);
