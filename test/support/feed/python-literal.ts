/** Reads the small part of Python in which the corpus of feeds states what it expects. */

export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };
export type Path = (string | number)[];
export type Expression =
  | { kind: 'literal'; value: Literal }
  | { kind: 'path'; path: Path }
  | { kind: 'not'; of: Expression }
  | { kind: 'and'; of: Expression[] }
  | { kind: 'compare'; path: Path; equal: boolean; value: Literal };

const tokens =
  /\s*(?:(u?b?'(?:[^'\\]|\\[\s\S])*'|u?b?"(?:[^"\\]|\\[\s\S])*")|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(==|!=|[[\](){},.:]))/y;

interface Token {
  kind: 'text' | 'number' | 'name' | 'sign';
  value: string;
}

function tokenize(source: string): Token[] {
  const found: Token[] = [];
  tokens.lastIndex = 0;
  while (source.slice(tokens.lastIndex).trim() !== '') {
    const at = tokens.lastIndex;
    const match = tokens.exec(source);
    if (!match) throw new Error(`can't read the expectation at: ${source.slice(at, at + 40)}`);
    const [, text, number, name, sign] = match;
    if (text !== undefined) found.push({ kind: 'text', value: unquoted(text) });
    else if (number !== undefined) found.push({ kind: 'number', value: number });
    else if (name !== undefined) found.push({ kind: 'name', value: name });
    else found.push({ kind: 'sign', value: sign! });
  }
  return found;
}

const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unquoted(text: string): string {
  return text
    .replace(/^u?b?/, '')
    .slice(1, -1)
    .replace(/\\(u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2}|[\s\S])/gi, (_all, code: string) =>
      code.length > 1 ? String.fromCodePoint(Number.parseInt(code.slice(1), 16)) : (simple[code] ?? code),
    );
}

/** @throws where it is not of that small part */
export function readExpression(source: string): Expression {
  const rest = tokenize(source);
  const is = (value: string) => rest[0]?.value === value && rest[0].kind !== 'text';
  const take = (): Token => {
    const token = rest.shift();
    if (!token) throw new Error(`the expectation ends too early: ${source}`);
    return token;
  };
  const expect = (value: string) => {
    if (!is(value)) throw new Error(`“${value}” is missing in: ${source}`);
    take();
  };

  function conjunction(): Expression {
    const of = [term()];
    while (is('and')) {
      take();
      of.push(term());
    }
    return of.length === 1 ? of[0]! : { kind: 'and', of };
  }

  function term(): Expression {
    if (is('not')) {
      take();
      return { kind: 'not', of: term() };
    }
    if (is('(')) {
      take();
      const inner = conjunction();
      expect(')');
      return inner;
    }
    if (rest[0]?.kind !== 'name') return { kind: 'literal', value: literal() };
    const path = readPath();
    if (!is('==') && !is('!=')) return { kind: 'path', path };
    return { kind: 'compare', path, equal: take().value === '==', value: literal() };
  }

  function readPath(): Path {
    const path: Path = [take().value];
    for (;;) {
      if (is('.')) {
        take();
        path.push(take().value);
      } else if (is('[')) {
        take();
        const token = take();
        path.push(token.kind === 'number' ? Number(token.value) : token.value);
        expect(']');
      } else return path;
    }
  }

  function literal(): Literal {
    const token = take();
    if (token.kind === 'text') {
      let { value } = token;
      while (rest[0]?.kind === 'text') value += take().value;
      return value;
    }
    if (token.kind === 'number') return Number(token.value);
    if (token.value === 'None') return null;
    if (token.value === 'True' || token.value === 'False') return token.value === 'True';
    if (token.value === '(') return list(')');
    if (token.value === '[') return list(']');
    if (token.value === '{') return dictionary();
    throw new Error(`“${token.value}” is no value in: ${source}`);
  }

  function list(end: string): Literal[] {
    const values: Literal[] = [];
    while (!is(end)) {
      values.push(literal());
      if (is(',')) take();
    }
    take();
    return values;
  }

  function dictionary(): Literal {
    const values: { [key: string]: Literal } = {};
    while (!is('}')) {
      const key = String(literal());
      expect(':');
      values[key] = literal();
      if (is(',')) take();
    }
    take();
    return values;
  }

  const whole = conjunction();
  if (rest.length > 0) throw new Error(`too much at the end of: ${source}`);
  return whole;
}
