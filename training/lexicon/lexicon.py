"""Owns the lexicon on the training side: the same file, the same answers as src/core/lexicon. Never makes the file."""
import re


class Node:
    def __init__(self):
        self.flags = {}
        self.children = {}

    def flag(self, flag):
        whole = self.flags.get(flag)
        if whole:
            return whole
        sign = flag.find("=")
        if sign > 0:
            return "switch" if flag[:sign] in self.flags else "unknown"
        if flag.startswith("--") or not flag.startswith("-"):
            return "unknown"
        if re.fullmatch(r"-[0-9]+", flag) and "-#" in self.flags:
            return "switch"
        for i in range(1, len(flag)):
            kind = self.flags.get("-" + flag[i])
            if not kind:
                return "unknown"
            if kind == "value":
                return "value" if i == len(flag) - 1 else "switch"
        return "switch" if len(flag) > 1 else "unknown"

    def read_flags(self, tokens):
        for token in tokens:
            if token[0] in "+=":
                for letter in token[1:]:
                    self.flags["-" + letter] = "switch" if token[0] == "+" else "value"
            elif token.endswith("="):
                self.flags[token[:-1]] = "value"
            else:
                self.flags[token] = "switch"


class Lexicon:
    """Method names are the TypeScript ones in snake case; flags are 'unknown', 'switch' or 'value'."""

    def __init__(self, path):
        with open(path, encoding="ascii") as file:
            lines = file.read().split("\n")
        if lines[0] != "saydash-lexicon 1" or lines[-2:] != ["@end", ""]:
            raise ValueError("not a lexicon of version 1, or cut short")
        self.words, self.paths, self.extensions = {}, set(), set()
        self.commonness, self.roots = {}, {}
        stack = []
        for line in lines[1:-2]:
            items = line.split(" ")
            if items[0] == "@words":
                self.words.update((word, int(items[1])) for word in items[2:])
            elif items[0] == "@paths":
                self.paths.update(items[1:])
            elif items[0] == "@extensions":
                self.extensions.update(items[1:])
            elif line[0] == " ":
                depth = len(line) - len(line.lstrip(" "))
                node = Node()
                node.read_flags(items[depth + 1 :])
                del stack[depth:]
                for name in items[depth].split(","):
                    stack[-1].children[name] = node
                stack.append(node)
            elif line[0] != "@":
                node = Node()
                node.read_flags(items[2:])
                self.commonness[items[0]] = int(items[1])
                self.roots[items[0]] = node
                stack = [node]

    def _descend(self, path):
        nodes, node = [], self.roots.get(path[0]) if path else None
        for name in [*path[1:], None]:
            if node is None:
                break
            nodes.append(node)
            node = node.children.get(name)
        return nodes

    def is_command(self, name):
        return name in self.commonness

    def command_commonness(self, name):
        return self.commonness.get(name, 0)

    def subcommand(self, path, word):
        nodes = self._descend(path)
        return len(nodes) == len(path) and bool(nodes) and word in nodes[-1].children

    def flag(self, command, sub, flag):
        for node in reversed(self._descend([command, *(sub.split(" ") if sub else [])])):
            kind = node.flag(flag)
            if kind != "unknown":
                return kind
        return "unknown"

    def word_bias(self, word):
        return self.words.get(word) or self.words.get(word.lower(), 0)

    def is_path_word(self, word):
        return word in self.paths

    def is_extension(self, word):
        return word in self.extensions
