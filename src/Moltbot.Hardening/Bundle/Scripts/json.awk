# json.awk: reads one JSON or JSON5 document and writes it flat, a value a line: pointer, type and text, parted by tabs.
# Moltbot.Hardening wrote it. A pointer is RFC 6901's; in pointers and texts a control character is \n, \t, \r or \u00XX, and \ is \\.
# A document that cannot be read ends with a line of the type "error" and exit 1: what cannot be read is never a pass.
# Run it with LC_ALL=C: a character is a byte then, in every awk (mawk, gawk, busybox, the one of macOS and BSD).

{ lines[++count] = $0 }

END {
  sub(/^\357\273\277/, "", lines[1])
  row = 1; column = 1; depth = 0
  value("")
  gap()
  if (peek() != "") refuse("there is text after the end of the document")
}

function refuse(why) {
  printf "\terror\tline %d: %s\n", row, why
  exit 1
}

# The character to read next; a newline between two lines, nothing at the end.
function peek() {
  if (row > count) return ""
  return column > length(lines[row]) ? "\n" : substr(lines[row], column, 1)
}

function step() {
  if (column > length(lines[row])) { row++; column = 1 } else column++
}

# Over blanks, line ends and comments.
function gap(   c, two) {
  for (;;) {
    c = peek()
    if (c == "") return
    if (c == " " || c == "\t" || c == "\n" || c == "\r" || c == "\013" || c == "\014") { step(); continue }
    two = substr(lines[row], column, 2)
    if (two == "\302\240") { step(); step(); continue }
    if (two == "//") { column = length(lines[row]) + 1; continue }
    if (two != "/*") return
    column += 2
    while (substr(lines[row], column, 2) != "*/") {
      if (row > count) refuse("a comment is not closed")
      step()
    }
    column += 2
  }
}

function value(pointer,   c, text) {
  gap()
  c = peek()
  if (c == "{") { object(pointer); return }
  if (c == "[") { list(pointer); return }
  if (c == "\"" || c == "'") { printf "%s\tstring\t%s\n", pointer, quoted(c); return }
  if (!match(substr(lines[row], column), /^[-+A-Za-z0-9._]+/)) refuse(c == "" ? "the document ends too early" : "a value is missing")
  text = substr(lines[row], column, RLENGTH)
  column += RLENGTH
  if (text == "true" || text == "false" || text == "null") printf "%s\t%s\t%s\n", pointer, text, text
  else if (text ~ /^[-+]?([0-9]+\.?[0-9]*([eE][-+]?[0-9]+)?|\.[0-9]+([eE][-+]?[0-9]+)?|0[xX][0-9A-Fa-f]+|Infinity|NaN)$/) printf "%s\tnumber\t%s\n", pointer, text
  else refuse("a word that is no value")
}

function object(pointer,   c, key, inner) {
  if (++depth > 100) refuse("nested too deeply")
  printf "%s\tobject\t\n", pointer
  step(); gap()
  while ((c = peek()) != "}") {
    if (c == "\"" || c == "'") key = quoted(c)
    else if (match(substr(lines[row], column), /^[A-Za-z_$\200-\377][A-Za-z0-9_$\200-\377]*/)) { key = substr(lines[row], column, RLENGTH); column += RLENGTH }
    else refuse(c == "" ? "an object is not closed" : "a key is missing")
    gap()
    if (peek() != ":") refuse("a ':' is missing")
    step()
    gsub(/~/, "~0", key); gsub(/\//, "~1", key)
    inner = pointer "/" key
    if (inner in seen) refuse("a key stands twice in one object")
    seen[inner] = 1
    value(inner)
    separator("}")
  }
  step(); depth--
}

function list(pointer,   i) {
  if (++depth > 100) refuse("nested too deeply")
  printf "%s\tarray\t\n", pointer
  step(); gap()
  for (i = 0; peek() != "]"; i++) { value(pointer "/" i); separator("]") }
  step(); depth--
}

function separator(close_,   c) {
  gap()
  c = peek()
  if (c == ",") { step(); gap() } else if (c != close_) refuse(c == "" ? "the document ends too early" : "a ',' is missing")
}

# A string from its opening quote on, escaped as it is written out.
function quoted(quote,   text, c) {
  text = ""; step()
  while ((c = peek()) != quote) {
    if (c == "" || c == "\n") refuse("a string is not closed")
    if (c == "\\") { step(); text = text escape() }
    else { text = text (c == "\t" ? "\\t" : c < " " || c == "\177" ? sprintf("\\u%04x", code(c)) : c); step() }
  }
  step()
  return text
}

function escape(   c, number, low) {
  c = peek()
  if (c == "") refuse("a string is not closed")
  step()
  if (c == "n" || c == "t" || c == "r") return "\\" c
  if (c == "\\") return "\\\\"
  if (c == "\n") return ""
  if (c == "b" || c == "f" || c == "v" || c == "0") return c == "b" ? "\\u0008" : c == "f" ? "\\u000c" : c == "v" ? "\\u000b" : "\\u0000"
  if (c == "x") return character(hex(2))
  if (c != "u") return c
  number = hex(4)
  if (number >= 55296 && number <= 56319 && substr(lines[row], column, 2) == "\\u") {
    column += 2; low = hex(4)
    if (low < 56320 || low > 57343) refuse("half of a character")
    number = 65536 + (number - 55296) * 1024 + (low - 56320)
  }
  return character(number)
}

function hex(digits,   i, at, number) {
  number = 0
  for (i = 0; i < digits; i++) {
    at = index("0123456789abcdef", tolower(substr(lines[row], column, 1)))
    if (at == 0 || substr(lines[row], column, 1) == "") refuse("an escape that is no character")
    number = number * 16 + at - 1; column++
  }
  return number
}

# A code point as it is written out, in UTF-8.
function character(number) {
  if (number == 10) return "\\n"
  if (number == 9) return "\\t"
  if (number == 13) return "\\r"
  if (number == 92) return "\\\\"
  if (number < 32 || number == 127) return sprintf("\\u%04x", number)
  if (number < 128) return sprintf("%c", number)
  if (number < 2048) return sprintf("%c%c", 192 + int(number / 64), 128 + number % 64)
  if (number < 65536) return sprintf("%c%c%c", 224 + int(number / 4096), 128 + int(number / 64) % 64, 128 + number % 64)
  return sprintf("%c%c%c%c", 240 + int(number / 262144), 128 + int(number / 4096) % 64, 128 + int(number / 64) % 64, 128 + number % 64)
}

function code(c,   i) {
  for (i = 1; i < 32; i++) if (sprintf("%c", i) == c) return i
  return 127
}
