"""JSON laid out as Prettier does it, so that the written files pass the project's own format check."""

import json

WIDTH = 120


def inline(value):
    """On one line, or None where Prettier always breaks: two or more objects or lists in a list."""
    if isinstance(value, dict):
        parts = [(json.dumps(key), inline(each)) for key, each in value.items()]
        if any(text is None for _, text in parts):
            return None
        return '{ ' + ', '.join(f'{key}: {text}' for key, text in parts) + ' }' if parts else '{}'
    if isinstance(value, list):
        if len(value) > 1 and all(isinstance(each, (dict, list)) and len(each) > 1 for each in value):
            return None
        parts = [inline(each) for each in value]
        return None if None in parts else '[' + ', '.join(parts) + ']'
    return scalar(value)


def scalar(value):
    """Numbers with repr's digits, 17 where they are needed; 1 for 1.0 and 1e-5 for 1e-05."""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
        return repr(value).replace('e-0', 'e-')
    return json.dumps(value, ensure_ascii=False)


def layout(value, indent=0, before=0, after=0):
    """`before` characters stand in front on the first line, `after` behind the last one."""
    text = inline(value)
    if not isinstance(value, (dict, list)):
        return text
    if text is not None and before + len(text) + after <= WIDTH:
        return text
    inner = ' ' * (indent + 2)
    if isinstance(value, list) and all(isinstance(each, (int, float)) for each in value):
        body = fill(value, inner)
    else:
        named = value.items() if isinstance(value, dict) else (('', each) for each in value)
        pairs = [(f'{json.dumps(key)}: ' if key else '', each) for key, each in named]
        commas = [1] * (len(pairs) - 1) + [0]
        body = ',\n'.join(
            inner + key + layout(each, indent + 2, len(inner) + len(key), comma)
            for (key, each), comma in zip(pairs, commas)
        )
    opening, closing = '[]' if isinstance(value, list) else '{}'
    return f'{opening}\n{body}\n{" " * indent}{closing}'


def fill(numbers, inner):
    """As many numbers on a line as fit."""
    lines, line = [], inner
    for i, number in enumerate(numbers):
        text = scalar(number) + (',' if i < len(numbers) - 1 else '')
        if line != inner and len(line) + 1 + len(text) > WIDTH:
            lines.append(line)
            line = inner
        line += text if line == inner else ' ' + text
    return '\n'.join([*lines, line])
