/** Finds English sentences in source files, by their syntax trees. */
import { resolve } from 'node:path';
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isCallExpression,
  isExportDeclaration,
  isImportDeclaration,
  isJsxAttribute,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

export interface FoundSentence {
  file: string;
  /** `{}` stands for what is put in. */
  text: string;
}

const root = resolve(import.meta.dirname, '../..');

/** Sentences in files of the project, named from its root. Log calls, `new Error(…)` and tagged templates are left out. */
export function findSentences(files: string[]): FoundSentence[] {
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProject: resolve(root, 'tsconfig.json') });
    const { program } = snapshot.getProjects()[0]!;
    return files.flatMap((file) => {
      const source = program.getSourceFile(resolve(root, file));
      if (!source) throw new Error(`${file} is no part of the project`);
      return sentencesIn(source).map((text) => ({ file, text }));
    });
  } finally {
    api.close();
  }
}

function sentencesIn(source: SourceFile): string[] {
  const found: string[] = [];
  function visit(node: Node): void {
    if (isAside(node, source)) return;
    const text = textOf(node);
    if (text !== null && isSentence(text)) found.push(text);
    else if (node.kind === SyntaxKind.JsxText && /\p{L}/u.test(text ?? '')) found.push(text!.trim());
    node.forEachChild(visit);
  }
  visit(source);
  return found;
}

function textOf(node: Node): string | null {
  if (isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}');
  const isText = isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node);
  return isText || node.kind === SyntaxKind.JsxText ? (node as unknown as { text: string }).text : null;
}

const logCall = /\blog\.(trace|debug|info|warn|error|fatal)$|\bprocess\.emitWarning$/;

/** Read by programmers and programs: names of modules and classes, log lines, messages of bugs, SQL. */
function isAside(node: Node, source: SourceFile): boolean {
  if (isImportDeclaration(node) || isExportDeclaration(node) || isTaggedTemplateExpression(node)) return true;
  const called = (expression: Node) => source.text.slice(expression.pos, expression.end).trim();
  if (isJsxAttribute(node)) return /^(class|sandbox|content)$/.test(called(node.name));
  if (isNewExpression(node)) return called(node.expression) === 'Error';
  return isCallExpression(node) && logCall.test(called(node.expression));
}

/** Three words in a row, or two that end with a stop. A comma ends a row: lists of names are no sentences. */
function isSentence(text: string): boolean {
  let row = 0;
  for (const token of text.split(/\s+/)) {
    const word = /^[“"'(‘]?(\{\}|\p{L}[\p{L}’']*)([.!?…:;)”"’',]*)$/u.exec(token);
    row = word ? row + 1 : 0;
    if (!word) continue;
    const ending = word[2]!;
    if (row >= 3 || (row === 2 && /[.!?…]/.test(ending))) return true;
    if (ending.includes(',')) row = 0;
  }
  return false;
}
