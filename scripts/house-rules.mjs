import ts from 'typescript';

/**
 * Rules of docs/style.md that no ready-made tool checks.
 * @typedef {{ file: string, line: number, rule: string, message: string }} Fault
 */

const MAX_LINES = 500;
const CODE = /\.(ts|tsx|mjs|cjs)$/;
const TYPESCRIPT = /\.tsx?$/;
const TEST = /\.test\.tsx?$|^test\//;
/** This file and its test must be able to spell what they forbid. */
const OWN = /house-rules/;
/** Where properties are tried, for every test. */
const PROPERTIES = 'test/support/properties/assert-property.ts';

/** @param {string} checkout absolute path of the checkout, which no file may mention */
export function createHouseRules(checkout) {
  const lineRules = createLineRules(checkout);
  /** @type {(file: string, text: string) => Fault[]} */
  return (file, text) => {
    if (OWN.test(file)) return [];
    const faults = [...checkSize(file, text), ...checkLines(file, text, lineRules)];
    return TYPESCRIPT.test(file) ? [...faults, ...checkSyntax(file, text)] : faults;
  };
}

function checkSize(file, text) {
  const lines = text.split('\n').length;
  if (!CODE.test(file) || lines <= MAX_LINES) return [];
  return [{ file, line: MAX_LINES, rule: 'size', message: `${lines} lines: split by reason to change` }];
}

function createLineRules(checkout) {
  const escaped = checkout.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [
    {
      rule: 'todo',
      pattern: /(?<!@)\b(TODO|FIXME)\b|@TODO(?!.*\b(when|once|until|after|as soon as|if)\b)/,
      message: '@TODO with the condition that ends it',
    },
    {
      rule: 'silenced',
      pattern: /(oxlint|eslint)-disable(?!.* -- \S)|@ts-(ignore|nocheck)|prettier-ignore(?!.* -- \S)/,
      message: 'state the reason on the same line: -- why',
    },
    {
      rule: 'machine',
      pattern: new RegExp(`${escaped}(?![\\w-])|(?<![\\w.:/-])/(home|Users)/(?!\\w*[<$*])\\w+/|(?<![\\w.:-])/root/`),
      message: 'a path of one machine',
    },
    {
      rule: 'registry',
      pattern: /https?:\/\/[^\s/"']*(registry|artifactory|verdaccio|nexus|npm-proxy)[^\s"']*/i,
      message: 'a host that packages come from',
    },
  ];
}

function checkLines(file, text, rules) {
  return text
    .split('\n')
    .flatMap((content, index) =>
      rules
        .filter(({ pattern }) => pattern.test(content))
        .map(({ rule, message }) => ({ file, line: index + 1, rule, message })),
    );
}

function checkSyntax(file, text) {
  const faults = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const report = (node, rule, message) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    faults.push({ file, line, rule, message });
  };
  const rules = [checkCast, checkTopLevelArrow, checkEnum];
  if (file !== PROPERTIES) rules.push(checkDraws);
  if (file.startsWith('src/domain/') && !TEST.test(file)) rules.push(checkAmbience);
  if (file.startsWith('src/') && !/^src\/platform\/|-(store|views)\.ts$/.test(file) && !TEST.test(file))
    rules.push(checkSql);
  const visit = (node) => {
    for (const rule of rules) rule(node, report, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

/** A cast is allowed where data enters, with its reason in a comment on the line or the one above. */
function checkCast(node, report, source) {
  if (!ts.isAsExpression(node) || TEST.test(source.fileName)) return;
  if (ts.isTypeReferenceNode(node.type) && node.type.typeName.getText(source) === 'const') return;
  const lines = source.text.split('\n');
  const line = source.getLineAndCharacterOfPosition(node.end).line;
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const beside = lines.slice(Math.max(0, first - 2), line + 1);
  if (!beside.some((content) => /\/\/|\/\*|^\s*\*/.test(content)))
    report(node, 'cast', 'a cast states its reason beside it');
}

/** Arrows are for callbacks and one-line values; a function of the file is declared as one. */
function checkTopLevelArrow(node, report, source) {
  if (!ts.isVariableStatement(node) || node.parent !== source) return;
  for (const { initializer, type } of node.declarationList.declarations) {
    if (!type && initializer && ts.isArrowFunction(initializer) && ts.isBlock(initializer.body))
      report(node, 'arrow', 'declare a function');
  }
}

/** A property that draws for itself fails in one run of a commit and passes in the next. */
function checkDraws(node, report, source) {
  if (!ts.isCallExpression(node)) return;
  if (/^fc\.(assert|check|sample|configureGlobal)$/.test(node.expression.getText(source)))
    report(node, 'draws', `try properties by assertProperty (${PROPERTIES})`);
}

function checkEnum(node, report) {
  if (ts.isEnumDeclaration(node)) report(node, 'enum', 'a union of string literals');
}

const AMBIENT = /^(Date\.now|Math\.random|performance\.now|crypto\.\w+|Date|random(UUID|Bytes|Int|FillSync))$/;

function checkAmbience(node, report, source) {
  const isCall = ts.isCallExpression(node) && AMBIENT.test(node.expression.getText(source));
  const isNow = ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && !node.arguments?.length;
  if (isCall || isNow) report(node, 'ambient', 'time and randomness come in as arguments');
}

function checkSql(node, report) {
  const text = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : '';
  if (/^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|WITH\s+\w+\s+AS\s*\()/s.test(text))
    report(node, 'sql', 'SQL stands in stores, views and the platform');
}
